package dev.berth.system.contract;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.berth.setting.Setting;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;

/** Names the fields of the configurations in the OpenAPI document: in the code they are one list of settings, read as a map. */
@Component
@Order(4)
class ApiSettings implements GlobalOpenApiCustomizer {

    private static final String PATH = "/configurations";
    private static final String ASKED = "Configurations";
    private static final String ANSWERED = "ConfigurationsResponse";

    @Override
    public void customise(OpenAPI api) {
        PathItem item = api.getPaths().get(PATH);
        if (item == null) {
            return;
        }
        api.getComponents().addSchemas(ASKED, asked()).addSchemas(ANSWERED, answered());
        item.getPut().getRequestBody().setContent(content(ASKED));
        item.getGet().getResponses().computeIfPresent("200", (status, answer) -> answer.content(content(ANSWERED)));
    }

    private static Content content(String schema) {
        return new Content()
                .addMediaType(
                        "application/json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }

    private static Schema<?> asked() {
        Schema<?> fields = new ObjectSchema();
        for (Setting setting : Setting.values()) {
            fields.addProperty(setting.label(), value(setting));
        }
        return fields;
    }

    private static Schema<?> answered() {
        Schema<?> fields = new ObjectSchema();
        for (Setting setting : Setting.values()) {
            if (!setting.isSecret()) {
                fields.addProperty(
                        setting.label(),
                        new ObjectSchema()
                                .addProperty("value", value(setting))
                                .addProperty("editable", new BooleanSchema()));
            }
        }
        return fields;
    }

    private static Schema<?> value(Setting setting) {
        return new Schema<>().type(setting.type());
    }
}
