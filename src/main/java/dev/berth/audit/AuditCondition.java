package dev.berth.audit;

import java.util.HashMap;
import java.util.Map;

import dev.berth.access.ProjectVisibility;
import dev.berth.platform.query.SqlFilter;

/**
 * Which entries are asked for, as SQL over {@code audit_entry}.
 *
 * @param sql bracketed as far as needed
 */
record AuditCondition(String sql, Map<String, Object> parameters, String orderBy) {

    /** What a client asked for, within what it may read. */
    static AuditCondition of(SqlFilter filter, ProjectVisibility visibility) {
        return switch (visibility) {
            case ProjectVisibility.All all ->
                new AuditCondition(filter.condition(), filter.parameters(), filter.orderBy());
            case ProjectVisibility.Only only -> {
                Map<String, Object> parameters = new HashMap<>(filter.parameters());
                parameters.put("projects", only.projectIds().toArray(Long[]::new));
                yield new AuditCondition(
                        "project_id = any(:projects) and " + filter.condition(), parameters, filter.orderBy());
            }
        };
    }

    /** The same without what was refused. */
    AuditCondition done() {
        return new AuditCondition("status is null and " + sql, parameters, orderBy);
    }
}
