package dev.berth.system.contract;

import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** The explorer's own files, and those of Swagger UI that it needs. */
@Configuration(proxyBeanMethods = false)
class ExplorerFiles implements WebMvcConfigurer {

    static final String PATH = "/devcenter-api-2.0";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = new WebJarVersionLocator().version("swagger-ui");
        registry.addResourceHandler(PATH + "/explorer*")
                .addResourceLocations("classpath:/dev/berth/system/contract/explorer/");
        registry.addResourceHandler(PATH + "/swagger-ui*")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/")
                .setCacheControl(CacheControl.maxAge(1, TimeUnit.HOURS));
    }
}
