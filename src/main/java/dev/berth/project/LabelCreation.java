package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.platform.DomainException;

/**
 * Body of {@code POST /labels} (Harbor's {@code Label}).
 *
 * @param scope {@code g} for a label of all projects, {@code p} for one of the project that is named
 */
record LabelCreation(
        @Nullable String name,
        @Nullable String description,
        @Nullable String color,
        @Nullable String scope,
        @JsonProperty("project_id") @Nullable Long projectId) {

    LabelText text() {
        return LabelText.of(name, description, color);
    }

    /**
     * The project that the label is for, or absent for a global one.
     *
     * @throws DomainException INVALID where the scope is none, or the project is missing
     */
    @Nullable
    Long project() {
        return LabelScope.project(scope, projectId);
    }
}
