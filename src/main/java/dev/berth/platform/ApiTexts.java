package dev.berth.platform;

import org.springframework.stereotype.Component;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Texts in JSON bodies: half of a surrogate pair is no character, and would be stored as another one without a word. */
@Component
class ApiTexts extends SimpleModule {

    static final String HALF = "a text in the body holds half of a surrogate pair: expected whole characters";

    ApiTexts() {
        addDeserializer(String.class, new StringDeserializer() {
            @Override
            public String deserialize(JsonParser json, DeserializationContext context) {
                String text = super.deserialize(json, context);
                if (text != null && text.codePoints().anyMatch(ApiTexts::isHalf)) {
                    throw context.weirdStringException(text, String.class, HALF);
                }
                return text;
            }
        });
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
