package dev.berth.identity.oidc;

import java.io.IOException;
import java.util.Optional;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

import dev.berth.identity.provider.OidcSettings;

/** Speaks to issuers' token endpoints (RFC 6749, 4.1.3). */
@Component
class TokenEndpoint {

    /** The code of an answer that is none of a token endpoint's, as Spring Security calls it. */
    static final String UNREADABLE = "invalid_token_response";

    private final IssuerHttp http;

    TokenEndpoint(IssuerHttp http) {
        this.http = http;
    }

    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> client(OidcSettings settings) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http.requests(settings))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(HttpStatusCode::isError, (request, answer) -> refuse(answer))
                .build());
        return client;
    }

    /** Spring Security's own handler reads errors out of 400 alone, though a client that is refused gets 401 (RFC 6749, 5.2). */
    private static void refuse(ClientHttpResponse answer) throws IOException {
        if (answer.getStatusCode().is5xxServerError()) {
            throw new IOException("it answered with " + answer.getStatusCode().value());
        }
        throw new OAuth2AuthorizationException(error(answer));
    }

    private static OAuth2Error error(ClientHttpResponse answer) throws IOException {
        try {
            return new OAuth2ErrorHttpMessageConverter().read(OAuth2Error.class, answer);
        } catch (HttpMessageNotReadableException e) {
            return new OAuth2Error(UNREADABLE);
        }
    }

    /** The failure of the network that Spring Security has wrapped; absent where there was an answer. */
    static Optional<IOException> silence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException silence) {
                return Optional.of(silence);
            }
        }
        return Optional.empty();
    }
}
