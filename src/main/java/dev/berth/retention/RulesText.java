package dev.berth.retention;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** The form in which rules are stored. */
@Component
class RulesText {

    private final JsonMapper json;

    RulesText(JsonMapper json) {
        this.json = json;
    }

    String write(RetentionRules rules) {
        return json.writeValueAsString(rules);
    }

    RetentionRules read(String text) {
        return json.readValue(text, RetentionRules.class);
    }
}
