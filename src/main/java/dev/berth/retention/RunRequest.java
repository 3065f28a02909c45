package dev.berth.retention;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Body of {@code POST /retentions/{id}/executions}, and what an execution keeps of it. */
record RunRequest(@JsonProperty(DRY_RUN) @Nullable Boolean dryRun) {

    static final String DRY_RUN = "dry_run";
}
