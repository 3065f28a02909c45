package dev.berth.system.contract;

import java.util.List;
import java.util.TreeMap;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/**
 * Gives each operation of the OpenAPI document its name, tag and status of success: those of Harbor where there are some, otherwise
 * those of the controller and the mark {@code x-berth}. Paths are below {@link HarborOperations#BASE}, as in Harbor's own document.
 */
@Component("globalOpenApiCustomizer")
@Order(1)
class ApiOperations implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private final HarborOperations harbor;

    ApiOperations(HarborOperations harbor) {
        this.harbor = harbor;
    }

    /** The name within Berth: {@code rotate} of {@code RobotController} becomes {@code robotRotate}. */
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String tag =
                StringUtils.uncapitalize(handler.getBeanType().getSimpleName().replaceFirst("Controller$", ""));
        return operation
                .tags(List.of(tag))
                .operationId(tag + StringUtils.capitalize(handler.getMethod().getName()));
    }

    @Override
    public void customise(OpenAPI api) {
        Paths paths = new Paths();
        // Where there are two spellings, the one with a slash at the end is Harbor's.
        api.getPaths().keySet().removeIf(path -> api.getPaths().containsKey(path + "/"));
        new TreeMap<>(api.getPaths()).forEach((path, item) -> {
            String shortened = path.substring(HarborOperations.BASE.length());
            item.readOperationsMap().forEach((method, operation) -> name(method, shortened, operation));
            paths.addPathItem(shortened, item);
        });
        api.setPaths(paths);
    }

    private void name(PathItem.HttpMethod method, String path, Operation operation) {
        harbor.find(method.name(), path)
                .ifPresentOrElse(known -> asInHarbor(operation, known), () -> asBerthsOwn(operation, path));
    }

    private void asBerthsOwn(Operation operation, String path) {
        operation.addExtension(BerthOnlyMarks.MARK, true);
        harbor.group(path).ifPresent(group -> operation.tags(List.of(group)));
    }

    private static void asInHarbor(Operation operation, HarborOperation known) {
        operation.tags(List.of(known.group())).operationId(known.name());
        ApiResponses responses = operation.getResponses();
        ApiResponse success = responses.remove("200");
        if (success != null) {
            responses.addApiResponse(Integer.toString(known.success()), success);
        }
    }
}
