package dev.berth.project;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A label as the API shows it (Harbor's {@code Label}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LabelReply(
        long id,
        String name,
        String description,
        String color,
        String scope,
        @Nullable Long projectId,
        Instant creationTime,
        Instant updateTime) {}
