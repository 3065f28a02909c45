package dev.berth.quota;

import java.time.Instant;
import java.util.Map;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A quota as the API shows it (Harbor's {@code Quota}). */
@JsonNaming(SnakeCaseStrategy.class)
record QuotaReply(
        long id,
        QuotaReference ref,
        Map<String, Long> hard,
        Map<String, Long> used,
        Instant creationTime,
        Instant updateTime) {}
