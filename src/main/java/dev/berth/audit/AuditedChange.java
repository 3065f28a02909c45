package dev.berth.audit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What happened, without who did it.
 *
 * @param status the HTTP status by which it was refused; absent where it was done
 */
record AuditedChange(
        String operation,
        String resourceType,
        String resource,
        @Nullable Long projectId,
        Map<String, ?> before,
        Map<String, ?> after,
        @Nullable Integer status) {

    static AuditedChange done(
            String operation,
            String resourceType,
            String resource,
            @Nullable Long projectId,
            Map<String, ?> before,
            Map<String, ?> after) {
        return new AuditedChange(operation, resourceType, resource, projectId, before, after, null);
    }

    static AuditedChange refused(
            String operation, String resourceType, String resource, @Nullable Long projectId, int status) {
        return new AuditedChange(operation, resourceType, resource, projectId, Map.of(), Map.of(), status);
    }
}
