package dev.berth.platform;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import org.springframework.stereotype.Component;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Times in JSON: in UTC with exactly three digits behind the second, as Harbor sends them and its clients compare them. */
@Component
class ApiTimes extends SimpleModule {

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    ApiTimes() {
        addSerializer(Instant.class, new ValueSerializer<Instant>() {
            @Override
            public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
                json.writeString(FORMAT.format(time));
            }
        });
    }
}
