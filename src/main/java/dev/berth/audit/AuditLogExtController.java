package dev.berth.audit;

import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectVisibility;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The newer of the two forms of Harbor's audit log: what was done and what was refused, and from where. */
@RestController
class AuditLogExtController {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "entry_id"),
                    Field.text("username", "username"),
                    Field.text("resource", "resource"),
                    Field.text("resource_type", "resource_type"),
                    Field.text("operation", "operation"),
                    Field.bool("operation_result", "(status is null)"),
                    Field.time("op_time", "op_time"),
                    Field.text("address", "address"),
                    Field.text("credential", "credential"),
                    Field.number("status", "status"))
            .sortedBy("-op_time")
            .uniqueBy("-entry_id");

    private final AuditedProjects projects;
    private final AuditTable table;

    AuditLogExtController(AuditedProjects projects, AuditTable table) {
        this.projects = projects;
        this.table = table;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record EventType(String eventType) {}

    /** What can be switched off, each by its name. */
    @GetMapping("/api/v2.0/auditlog-exts/events")
    List<EventType> eventTypes(Principal principal) {
        projects.readableBy(principal);
        return AuditEventTypes.all().stream().map(EventType::new).toList();
    }

    @GetMapping("/api/v2.0/auditlog-exts")
    ResponseEntity<List<AuditLogExtReply>> all(Principal principal, ListQuery query, Paging paging) {
        return list(projects.readableBy(principal), query, paging);
    }

    @GetMapping("/api/v2.0/projects/{project_name}/auditlog-exts")
    ResponseEntity<List<AuditLogExtReply>> ofProject(
            Principal principal, ProjectReference project, ListQuery query, Paging paging) {
        return list(projects.readableBy(principal, project), query, paging);
    }

    private ResponseEntity<List<AuditLogExtReply>> list(ProjectVisibility visibility, ListQuery query, Paging paging) {
        AuditCondition condition = AuditCondition.of(FIELDS.sql(query), visibility);
        List<AuditRow> rows = table.page(condition, paging);
        return paging.answer(
                table.total(condition, paging, rows),
                rows.stream().map(AuditLogExtReply::of).toList());
    }
}
