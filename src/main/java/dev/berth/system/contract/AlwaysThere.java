package dev.berth.system.contract;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Says in the OpenAPI document which fields an answer always has: those of its record that cannot be null. Of what clients send it says
 * nothing, since much of that has a default.
 */
@Component
@Order(2)
class AlwaysThere implements ModelConverter, GlobalOpenApiCustomizer {

    private static final String NEVER_NULL = "x-never-null";
    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/(\\w+)");

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            Schema<?> described = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(raw.getSimpleName());
            if (described != null && described.getProperties() != null) {
                described.addExtension(NEVER_NULL, neverNull(raw));
            }
        }
        return schema;
    }

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> sent = reachable(
                schemas, operations(api).map(Operation::getRequestBody).filter(Objects::nonNull));
        schemas.forEach((name, schema) -> {
            if (schema.getExtensions() != null
                    && schema.getExtensions().remove(NEVER_NULL) instanceof List<?> always
                    && !sent.contains(name)) {
                always.stream()
                        .map(String.class::cast)
                        .filter(schema.getProperties()::containsKey)
                        .forEach(schema::addRequiredItem);
            }
        });
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    /** The names of all schemas that these refer to, and that those refer to in turn. */
    private static Set<String> reachable(Map<String, Schema> schemas, Stream<?> roots) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        roots.flatMap(AlwaysThere::references).forEach(open::add);
        while (!open.isEmpty()) {
            String name = open.pop();
            Schema<?> schema = schemas.get(name);
            if (schema != null && found.add(name)) {
                references(schema).forEach(open::add);
            }
        }
        return found;
    }

    private static Stream<String> references(Object described) {
        return REFERENCE.matcher(Json.pretty(described)).results().map(match -> match.group(1));
    }

    private static List<String> neverNull(Class<?> type) {
        boolean snake = type.isAnnotationPresent(JsonNaming.class);
        return leavesOutEmpty(type)
                ? List.of()
                : Arrays.stream(type.getRecordComponents())
                        .filter(component -> !isNullable(component) && !leavesOutEmpty(component.getAccessor()))
                        .map(component -> name(component, snake))
                        .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOutEmpty(AnnotatedElement place) {
        JsonInclude include = place.getAnnotation(JsonInclude.class);
        return include != null
                && include.value() != JsonInclude.Include.NON_NULL
                && include.value() != JsonInclude.Include.ALWAYS;
    }

    private static String name(RecordComponent component, boolean snake) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        if (given != null && !given.value().isEmpty()) {
            return given.value();
        }
        return snake ? new SnakeCaseStrategy().translate(component.getName()) : component.getName();
    }
}
