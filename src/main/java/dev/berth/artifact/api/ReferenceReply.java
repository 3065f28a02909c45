package dev.berth.artifact.api;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.artifact.ChildDescription;
import dev.berth.oci.Platform;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A child of an index as the API shows it (Harbor's {@code Reference}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferenceReply(
        long parentId,
        long childId,
        String childDigest,
        @Nullable Platform platform,
        @Nullable Map<String, String> annotations,
        @Nullable List<String> urls) {

    static ReferenceReply of(long parentId, long childId, String childDigest, ChildDescription child) {
        return new ReferenceReply(parentId, childId, childDigest, child.platform(), child.annotations(), child.urls());
    }
}
