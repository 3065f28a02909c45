package dev.berth.ui;

import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The scripts and styles of the UI. All have names that change with what is in them, the first two by the server, the others by the bundler,
 * so browsers keep them for good.
 */
@Configuration(proxyBeanMethods = false)
class UiFiles implements WebMvcConfigurer {

    static final String LOCATION = "classpath:/dev/berth/ui/files/";
    static final String SCRIPT = "/ui/main.js";
    static final String STYLE = "/ui/main.css";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/ui/**")
                .addResourceLocations(LOCATION)
                .setCacheControl(
                        CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable())
                .resourceChain(false)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/main*"));
    }
}
