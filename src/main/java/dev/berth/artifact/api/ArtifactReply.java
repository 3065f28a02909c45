package dev.berth.artifact.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An artifact as the API shows it (Harbor's {@code Artifact}). Lists that were not asked for are absent, and those that are empty are null,
 * as Harbor's clients know it; so are the overviews of scans, which are not built yet.
 */
@JsonNaming(SnakeCaseStrategy.class)
record ArtifactReply(
        long id,
        String type,
        String mediaType,
        String manifestMediaType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String artifactType,
        long projectId,
        long repositoryId,
        String repositoryName,
        String digest,
        long size,
        String icon,
        Instant pushTime,
        Instant pullTime,
        Map<String, @Nullable Object> extraAttrs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
        @Nullable List<ReferenceReply> references,
        @Nullable List<TagReply> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, AdditionLinkReply> additionLinks,
        @Nullable List<ArtifactLabelReply> labels,
        @Nullable List<AccessoryReply> accessories,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AccessoryReply> inheritedAccessories) {}
