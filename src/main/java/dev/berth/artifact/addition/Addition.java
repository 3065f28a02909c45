package dev.berth.artifact.addition;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.json.JsonMapper;

/** An addition as it is sent. Its type is one that browsers do not run. */
public record Addition(String contentType, byte[] content) {

    static Addition text(byte[] content) {
        return new Addition("text/plain; charset=utf-8", content);
    }

    static Addition markdown(byte[] content) {
        return new Addition("text/markdown; charset=utf-8", content);
    }

    static Addition json(Object value) {
        return new Addition(
                "application/json; charset=utf-8",
                JsonMapper.shared().writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    }
}
