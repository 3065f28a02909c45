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

/** The older of the two forms of Harbor's audit log, which knows only what was done. */
@RestController
class AuditLogController {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "entry_id"),
                    Field.text("username", "username"),
                    Field.text("resource", "resource"),
                    Field.text("resource_type", "resource_type"),
                    Field.text("operation", "operation"),
                    Field.time("op_time", "op_time"))
            .sortedBy("-op_time")
            .uniqueBy("-entry_id");

    private final AuditedProjects projects;
    private final AuditTable table;

    AuditLogController(AuditedProjects projects, AuditTable table) {
        this.projects = projects;
        this.table = table;
    }

    @GetMapping("/api/v2.0/audit-logs")
    ResponseEntity<List<AuditLogReply>> all(Principal principal, ListQuery query, Paging paging) {
        return list(projects.readableBy(principal), query, paging);
    }

    @GetMapping("/api/v2.0/projects/{project_name}/logs")
    ResponseEntity<List<AuditLogReply>> ofProject(
            Principal principal, ProjectReference project, ListQuery query, Paging paging) {
        return list(projects.readableBy(principal, project), query, paging);
    }

    private ResponseEntity<List<AuditLogReply>> list(ProjectVisibility visibility, ListQuery query, Paging paging) {
        AuditCondition condition =
                AuditCondition.of(FIELDS.sql(query), visibility).done();
        List<AuditRow> rows = table.page(condition, paging);
        return paging.answer(
                table.total(condition, paging, rows),
                rows.stream().map(AuditLogReply::of).toList());
    }
}
