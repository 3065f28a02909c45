package dev.berth.platform.http;

import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * An answer has one form whatever the client would like better: somebody who opens a path of the API in a browser, which asks for HTML, sees
 * the JSON rather than a 406 (RFC 9110, 12.5.1, leaves that to the server).
 */
@Configuration(proxyBeanMethods = false)
class AnyAccept implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(new FixedContentNegotiationStrategy(MediaType.ALL)));
    }
}
