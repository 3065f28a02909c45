package dev.berth.system.contract;

import java.util.stream.Stream;

import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

import dev.berth.platform.BerthOnly;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

/** Marks in the OpenAPI document what {@link BerthOnly} marks in the code. */
@Component
class BerthOnlyMarks implements PropertyCustomizer, ParameterCustomizer {

    static final String MARK = "x-berth";

    @Override
    public Schema<?> customize(Schema property, AnnotatedType type) {
        if (type.getCtxAnnotations() != null
                && Stream.of(type.getCtxAnnotations()).anyMatch(BerthOnly.class::isInstance)) {
            property.addExtension(MARK, true);
        }
        return property;
    }

    @Override
    public Parameter customize(Parameter parameter, MethodParameter method) {
        if (method.hasParameterAnnotation(BerthOnly.class)) {
            parameter.addExtension(MARK, true);
        }
        return parameter;
    }
}
