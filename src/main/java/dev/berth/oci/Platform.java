package dev.berth.oci;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a child of an index runs on (OCI image specification, image-index.md). It decides nothing here and may be incomplete. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Platform(
        @Nullable String architecture,
        @Nullable String os,
        @JsonProperty("os.version") @Nullable String osVersion,
        @JsonProperty("os.features") @Nullable List<String> osFeatures,
        @Nullable String variant) {}
