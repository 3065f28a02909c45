package dev.berth.artifact.icon;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A picture as the API shows it (Harbor's {@code Icon}).
 *
 * @param content its bytes; they go out in Base64
 */
record IconReply(
        @JsonProperty("content-type") String contentType,
        @JsonProperty("content") byte[] content) {}
