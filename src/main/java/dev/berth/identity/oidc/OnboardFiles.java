package dev.berth.identity.oidc;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The files of the pages of this flow, and what those pages may do: run our script, take our style, and ask us (S13). */
@Configuration(proxyBeanMethods = false)
class OnboardFiles implements WebMvcConfigurer {

    /** Harbor's address of the page at which a name is chosen. */
    static final String PATH = "/oidc-onboard";

    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATH + "/onboard.*")
                .addResourceLocations("classpath:/dev/berth/identity/oidc/onboard/");
    }
}
