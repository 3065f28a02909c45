package dev.berth.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Principal;
import dev.berth.platform.http.RequestOrigin;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is written down of one thing that somebody did, by the names of the columns.
 *
 * @param username as it was called at that time
 * @param account which account that was, whatever it is called now
 * @param credential by what it proved itself
 * @param address of the client; absent where a job did it
 * @param operation {@code create}, {@code delete}, {@code pull}, …
 * @param resourceType {@code artifact}, {@code project}, …
 * @param resource its name
 * @param projectId the project that it belongs to, or absent
 * @param before its fields before, never a secret; absent where there is nothing to tell
 * @param after its fields afterwards
 * @param status the HTTP status by which it was refused; absent where it was done
 */
@JsonNaming(SnakeCaseStrategy.class)
record AuditEntry(
        Instant opTime,
        String username,
        String account,
        String credential,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId,
        String operation,
        String resourceType,
        String resource,
        @Nullable Long projectId,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after,
        @Nullable Integer status) {

    /** @param what whose name, before, after and status stand in the entry */
    static AuditEntry of(Instant now, Principal by, AuditedChange what) {
        RequestOrigin origin = RequestOrigin.current().orElse(null);
        return new AuditEntry(
                now,
                by.name(),
                by.key(),
                by.credential().label(),
                origin == null ? null : origin.address(),
                origin == null ? null : origin.userAgent(),
                origin == null ? null : origin.requestId(),
                what.operation(),
                what.resourceType(),
                what.resource(),
                what.projectId(),
                what.before().isEmpty() ? null : what.before(),
                what.after().isEmpty() ? null : what.after(),
                what.status());
    }

    /** The name by which Harbor's administrators switch such entries off. */
    String eventType() {
        return operation + "_" + resourceType;
    }
}
