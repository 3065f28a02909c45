package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Whether a project could be deleted now (Harbor's {@code ProjectDeletable}), and why not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectDeletable(boolean deletable, @Nullable String message) {}
