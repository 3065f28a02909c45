package dev.berth.system.contract;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Tells springdoc, which reads our records with Jackson 2, how Jackson 3 names their fields. */
class JacksonNames extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Introspector());
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object findNamingStrategy(AnnotatedClass type) {
            JsonNaming naming = type.getRawType().getAnnotation(JsonNaming.class);
            return naming != null && naming.value() == SnakeCaseStrategy.class
                    ? PropertyNamingStrategies.SnakeCaseStrategy.class
                    : null;
        }
    }
}
