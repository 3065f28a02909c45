package dev.berth.artifact;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Platform;

/** What an index tells of a child beside its digest, as it is kept in {@code manifest_child.said}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChildDescription(
        @Nullable Platform platform,
        @Nullable Map<String, String> annotations,
        @Nullable List<String> urls) {

    static ChildDescription of(Descriptor child) {
        return new ChildDescription(child.platform(), child.annotations(), child.urls());
    }
}
