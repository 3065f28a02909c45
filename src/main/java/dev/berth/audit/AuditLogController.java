package dev.berth.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectVisibility;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import jakarta.servlet.http.HttpServletRequest;

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
    ResponseEntity<List<AuditLogReply>> all(
            Principal principal,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable Integer page,
            @RequestParam(name = "page_size") @Nullable Integer pageSize,
            HttpServletRequest request) {
        return list(projects.readableBy(principal), ListQuery.parse(q, sort), Paging.of(page, pageSize), request);
    }

    @GetMapping("/api/v2.0/projects/{project_name}/logs")
    ResponseEntity<List<AuditLogReply>> ofProject(
            Principal principal,
            ProjectReference project,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable Integer page,
            @RequestParam(name = "page_size") @Nullable Integer pageSize,
            HttpServletRequest request) {
        return list(
                projects.readableBy(principal, project), ListQuery.parse(q, sort), Paging.of(page, pageSize), request);
    }

    private ResponseEntity<List<AuditLogReply>> list(
            ProjectVisibility visibility, ListQuery query, Paging paging, HttpServletRequest request) {
        AuditCondition condition =
                AuditCondition.of(FIELDS.sql(query), visibility).done();
        List<AuditRow> rows = table.page(condition, paging);
        return ResponseEntity.ok()
                .headers(paging.headers(request, table.total(condition, paging, rows)))
                .body(rows.stream().map(AuditLogReply::of).toList());
    }
}
