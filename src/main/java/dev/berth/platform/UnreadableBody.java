package dev.berth.platform;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a body that cannot be read. What was sent is not repeated: it may be a secret. */
final class UnreadableBody {

    private static final String UNREADABLE = "the body is missing, or is not the JSON that is expected here";

    private UnreadableBody() {}

    static String message(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case InvalidFormatException refused
            when refused.getValue() instanceof String && String.class.equals(refused.getTargetType()) -> ApiTexts.HALF;
            case MismatchedInputException refused
            when !refused.getPath().isEmpty() ->
                place(refused.getPath()) + " is not " + expected(refused.getTargetType());
            case null, default -> UNREADABLE;
        };
    }

    /** {@code rules[0].params}. */
    private static String place(List<Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list as expected here" : "as expected here";
    }
}
