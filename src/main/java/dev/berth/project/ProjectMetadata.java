package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A project's settings as the API writes them: as strings. */
record ProjectMetadata(@JsonProperty("public") @Nullable String open) {

    static ProjectMetadata of(Project project) {
        return new ProjectMetadata(Boolean.toString(project.isPublic()));
    }

    boolean isPublic() {
        return "true".equals(open);
    }
}
