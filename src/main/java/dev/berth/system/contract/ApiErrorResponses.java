package dev.berth.system.contract;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Adds to each operation the refusals that it can answer with. They have one form for all: Harbor's {@code {"errors":[…]}}. */
@Component
@Order(3)
class ApiErrorResponses implements GlobalOpenApiCustomizer {

    private static final String SCHEMA = "Errors";
    private static final Map<Integer, String> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put(400, "The request says something that cannot be meant");
        REFUSALS.put(401, "Nobody has signed in, or the credentials are wrong");
        REFUSALS.put(403, "The caller lacks a right, or there is no such project");
        REFUSALS.put(404, "What the path names is not there");
        REFUSALS.put(409, "Something with this name or state is in the way");
        REFUSALS.put(412, "A rule, or what is still inside, forbids it now");
        REFUSALS.put(422, "A value is outside its limits");
        REFUSALS.put(429, "Too often: the header Retry-After says when to try again");
        REFUSALS.put(500, "The server failed; its log tells why, under the id in X-Request-Id");
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchemas(SCHEMA, errors());
        REFUSALS.forEach((status, meaning) -> components.addResponses(status.toString(), response(meaning)));
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> refusals(path, method, operation)));
    }

    private static void refusals(String path, PathItem.HttpMethod method, Operation operation) {
        boolean changes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
        boolean reads = operation.getRequestBody() != null || operation.getParameters() != null;
        REFUSALS.keySet().stream()
                .filter(status -> switch (status) {
                    case 400, 422 -> reads;
                    case 404 -> path.contains("{");
                    case 409, 412 -> changes;
                    default -> true;
                })
                .forEach(status -> operation
                        .getResponses()
                        .addApiResponse(status.toString(), new ApiResponse().$ref("#/components/responses/" + status)));
    }

    private static ApiResponse response(String meaning) {
        Content content = new Content()
                .addMediaType(
                        "application/json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA)));
        return new ApiResponse().description(meaning).content(content);
    }

    private static Schema<?> errors() {
        Schema<?> error = new ObjectSchema()
                .addProperty("code", new StringSchema().example("NOT_FOUND"))
                .addProperty("message", new StringSchema());
        return new ObjectSchema().addProperty("errors", new ArraySchema().items(error));
    }
}
