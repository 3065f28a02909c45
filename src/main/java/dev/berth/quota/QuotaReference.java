package dev.berth.quota;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The project that a quota is about, as the API shows it beside the quota. */
@JsonNaming(SnakeCaseStrategy.class)
public record QuotaReference(long id, String name, String ownerName) {}
