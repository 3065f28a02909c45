package dev.berth.system.contract;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;

/** Describes what controllers are handed ready-made and springdoc therefore cannot see: variables of the path, and how a number in it is read. */
@Component
@Order(2)
class ApiParameters implements GlobalOpenApiCustomizer {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    List.copyOf(parameters(operation)).forEach(parameter -> asText(parameter, operation, api));
                    complete(operation, path);
                }));
    }

    /** A value class in a path is written as text, whatever it is made of. */
    private static void asText(Parameter parameter, Operation operation, OpenAPI api) {
        String reference =
                parameter.getSchema() == null ? null : parameter.getSchema().get$ref();
        if (reference != null && "path".equals(parameter.getIn())) {
            operation
                    .getParameters()
                    .set(operation.getParameters().indexOf(parameter), pathParameter(parameter.getName()));
            api.getComponents().getSchemas().remove(reference.substring(reference.lastIndexOf('/') + 1));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void complete(Operation operation, String path) {
        VARIABLE.matcher(path)
                .results()
                .map(MatchResult::group)
                .map(variable -> variable.substring(1, variable.length() - 1))
                .filter(variable -> !describes(operation, variable))
                .forEach(variable -> operation.addParametersItem(pathParameter(variable)));
        if (path.contains("{project_name_or_id}")) {
            operation.addParametersItem(isResourceName());
        }
    }

    private static boolean describes(Operation operation, String variable) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream()
                        .anyMatch(
                                parameter -> variable.equals(parameter.getName()) && "path".equals(parameter.getIn()));
    }

    private static Parameter pathParameter(String variable) {
        Parameter parameter = new PathParameter().name(variable).schema(new StringSchema());
        return variable.equals("repository_name")
                ? parameter.description("Without the project's name; a slash in it is encoded twice: a%252Fb")
                : parameter;
    }

    private static Parameter isResourceName() {
        return new HeaderParameter()
                .name("X-Is-Resource-Name")
                .description("Whether a number in the path is a project's name, not its id")
                .schema(new Schema<>().type("boolean")._default(false));
    }
}
