package dev.berth.system.contract;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.core.JsonProcessingException;

import jakarta.servlet.http.HttpServletRequest;

/** The OpenAPI document, read off the controllers by springdoc when somebody first asks for it, and the same for everybody. */
@Component
class ApiDocument extends OpenApiResource {

    private volatile byte @Nullable [] json;

    ApiDocument(
            ObjectFactory<OpenAPIService> services,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(services, requests, responses, operations, properties, providers, customizers);
        providers.jsonMapper().registerModule(new JacksonNames());
    }

    byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = write();
            json = known;
        }
        return known;
    }

    @Override
    protected String getServerUrl(HttpServletRequest request, String apiDocsUrl) {
        return HarborOperations.BASE;
    }

    private byte[] write() {
        try {
            return writeJsonValue(getOpenApi(HarborOperations.BASE, Locale.ENGLISH));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the OpenAPI document cannot be written", e);
        }
    }
}
