package dev.berth.system.contract;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        // The first four are made from the credentials, the path and the query, which the document describes by
        // itself; the last may be anything.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Principal.class, ProjectReference.class, ListQuery.class, Paging.class)
                .replaceWithSchema(JsonNode.class, new Schema<>());
    }

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Berth")
                        .version("2.0")
                        .description("Harbor's API v2.0 as Berth " + build.getVersion()
                                + " speaks it. What has no counterpart in Harbor is marked x-berth.")
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
                .addServersItem(new Server().url(HarborOperations.BASE))
                .components(
                        new Components().addSecuritySchemes("basic", basic()).addSecuritySchemes("session", session()))
                // An empty one: many operations answer strangers as well, where a project is public.
                .addSecurityItem(new SecurityRequirement())
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    private static SecurityScheme basic() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("A person with password or CLI secret, or a robot account with its secret");
    }

    private static SecurityScheme session() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("sid")
                .description(
                        "A browser's session. Requests that change something need the header X-Harbor-CSRF-Token as well.");
    }
}
