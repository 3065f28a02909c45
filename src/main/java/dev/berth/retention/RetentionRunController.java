package dev.berth.retention;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.job.Execution;
import dev.berth.job.ExecutionTask;
import dev.berth.platform.Paging;
import dev.berth.retention.PolicyRuns.Page;
import jakarta.servlet.http.HttpServletResponse;

/** Runs of retention policies in Harbor's API, and what they decided. */
@RestController
@RequestMapping("/api/v2.0/retentions/{id}/executions")
class RetentionRunController {

    private final PolicyAccess access;
    private final PolicyRuns runs;
    private final DecisionLookup decisions;
    private final DecisionLog log;

    RetentionRunController(PolicyAccess access, PolicyRuns runs, DecisionLookup decisions, DecisionLog log) {
        this.access = access;
        this.runs = runs;
        this.decisions = decisions;
        this.log = log;
    }

    @GetMapping
    ResponseEntity<List<PolicyRunReply>> list(Principal principal, @PathVariable long id, Paging paging) {
        Page<PolicyRunReply> page = runs.list(access.require(principal, Action.LIST, id), paging);
        return paging.answer(page.total(), page.items());
    }

    @PostMapping
    ResponseEntity<Void> start(
            Principal principal, @PathVariable long id, @RequestBody(required = false) @Nullable RunRequest request) {
        Policy policy = access.require(principal, Action.UPDATE, id);
        boolean dryRun = request != null && Boolean.TRUE.equals(request.dryRun());
        long execution = runs.start(principal, policy, dryRun);
        return ResponseEntity.created(URI.create("/api/v2.0/retentions/" + id + "/executions/" + execution))
                .build();
    }

    @PatchMapping("/{eid}")
    void operate(Principal principal, @PathVariable long id, @PathVariable long eid, @RequestBody RunAction action) {
        Policy policy = access.require(principal, Action.UPDATE, id);
        action.requireStop();
        runs.stop(principal, policy, eid);
    }

    @GetMapping("/{eid}/tasks")
    ResponseEntity<List<PolicyTaskReply>> tasks(
            Principal principal, @PathVariable long id, @PathVariable long eid, Paging paging) {
        Page<PolicyTaskReply> page = runs.tasks(access.require(principal, Action.LIST, id), eid, paging);
        return paging.answer(page.total(), page.items());
    }

    @GetMapping(path = "/{eid}/tasks/{tid}", produces = MediaType.TEXT_PLAIN_VALUE)
    void log(
            Principal principal,
            @PathVariable long id,
            @PathVariable long eid,
            @PathVariable long tid,
            HttpServletResponse response)
            throws IOException {
        Execution execution = runs.require(access.require(principal, Action.READ, id), eid);
        ExecutionTask task = runs.requireTask(execution, tid);
        response.setContentType("text/plain;charset=UTF-8");
        log.write(DecisionLog.of(task, execution), runs.log(task), response.getWriter());
    }

    /** Harbor does not say why. A page goes on after the last digest of the one before. */
    @GetMapping("/{eid}/tasks/{tid}/artifacts")
    List<DecisionReply> artifacts(
            Principal principal,
            @PathVariable long id,
            @PathVariable long eid,
            @PathVariable long tid,
            @RequestParam(defaultValue = "") String after,
            @RequestParam @Nullable String retention,
            @RequestParam(name = "page_size", required = false) @Nullable Integer size) {
        Execution execution = runs.require(access.require(principal, Action.READ, id), eid);
        ExecutionTask task = runs.requireTask(execution, tid);
        return decisions.page(
                DecisionLog.of(task, execution),
                after,
                Verdict.find(retention),
                Paging.of(null, size).size());
    }
}
