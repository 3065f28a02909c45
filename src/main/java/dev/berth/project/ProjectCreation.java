package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Body of {@code POST /projects} (Harbor's {@code ProjectReq}): what the client may decide, and nothing else (S01). */
record ProjectCreation(
        @JsonProperty("project_name") @Nullable String name,
        @JsonProperty("public") @Nullable Boolean open,
        @Nullable ProjectMetadata metadata) {

    /** Newer clients say it among the metadata, older ones beside the name; a project is private unless one of them says otherwise. */
    boolean isPublic() {
        if (metadata != null && metadata.open() != null) {
            return metadata.isPublic();
        }
        return Boolean.TRUE.equals(open);
    }
}
