package dev.berth.audit;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Something that was done, in the older of Harbor's two forms. */
@JsonNaming(SnakeCaseStrategy.class)
record AuditLogReply(long id, String username, String resource, String resourceType, String operation, Instant opTime) {

    static AuditLogReply of(AuditRow row) {
        AuditEntry entry = row.entry();
        return new AuditLogReply(
                row.id(), entry.username(), entry.resource(), entry.resourceType(), entry.operation(), entry.opTime());
    }
}
