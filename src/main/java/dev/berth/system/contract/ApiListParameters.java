package dev.berth.system.contract;

import java.util.List;
import java.util.stream.Stream;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;

/** Describes what lists are asked by, which controllers are handed ready-made. */
@Component
@Order(2)
class ApiListParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Stream.of(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .flatMap(type -> parameters(type).stream())
                .forEach(operation::addParametersItem);
        return operation;
    }

    private static List<Parameter> parameters(Class<?> type) {
        if (type == ListQuery.class) {
            return List.of(
                    query(
                            "q",
                            new StringSchema(),
                            "Conditions with commas between: k=v, k=~part, k=[from~to], k={a b}, k=(a b)"),
                    query(
                            "sort",
                            new StringSchema(),
                            "Fields with commas between, each with - before it for the other direction"));
        }
        if (type == Paging.class) {
            return List.of(
                    query("page", new IntegerSchema()._default(1), "From 1"),
                    query("page_size", new IntegerSchema()._default(10), "From 1 to 100"));
        }
        return List.of();
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new QueryParameter()
                .name(name)
                .schema(schema)
                .description(description)
                .required(false);
    }
}
