package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.quota.ProjectFigures;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A project in figures (Harbor's {@code ProjectSummary}). What the caller may not read is absent. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectSummary(
        long repoCount,
        @Nullable Long projectAdminCount,
        @Nullable Long maintainerCount,
        @Nullable Long developerCount,
        @Nullable Long guestCount,
        @Nullable Long limitedGuestCount,
        @Nullable ProjectFigures quota) {}
