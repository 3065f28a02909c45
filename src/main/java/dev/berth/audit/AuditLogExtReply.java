package dev.berth.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that was done or refused, in the newer of Harbor's two forms (its {@code AuditLogExt}).
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditLogExtReply(
        long id,
        String username,
        String resource,
        String resourceType,
        String operation,
        String operationDescription,
        boolean operationResult,
        Instant opTime,
        @BerthOnly @Nullable String address,
        @BerthOnly @Nullable String userAgent,
        @BerthOnly String credential,
        @BerthOnly @Nullable String requestId,
        @BerthOnly @Nullable Map<String, ?> before,
        @BerthOnly @Nullable Map<String, ?> after,
        @BerthOnly @Nullable Integer status) {

    static AuditLogExtReply of(AuditRow row) {
        AuditEntry entry = row.entry();
        return new AuditLogExtReply(
                row.id(),
                entry.username(),
                entry.resource(),
                entry.resourceType(),
                entry.operation(),
                entry.operation() + " " + entry.resourceType() + ": " + entry.resource(),
                entry.status() == null,
                entry.opTime(),
                entry.address(),
                entry.userAgent(),
                entry.credential(),
                entry.requestId(),
                entry.before(),
                entry.after(),
                entry.status());
    }
}
