package dev.berth.gc;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.job.Executions;
import dev.berth.job.JobType;
import dev.berth.job.ScheduleRequest;
import dev.berth.job.SystemJobHistory;
import dev.berth.job.SystemJobReply;
import dev.berth.job.SystemJobs;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** The storage check in the API, beside garbage collection and with its rights. */
@RestController
@RequestMapping("/api/v2.0/system/storagecheck")
class StorageCheckController {

    private static final JobType TYPE = JobType.STORAGE_CHECK;

    private final AccessPolicy policy;
    private final SystemJobs jobs;
    private final SystemJobHistory history;
    private final Executions executions;
    private final StorageFindingLookup findings;
    private final StorageRepair repair;

    StorageCheckController(
            AccessPolicy policy,
            SystemJobs jobs,
            SystemJobHistory history,
            Executions executions,
            StorageFindingLookup findings,
            StorageRepair repair) {
        this.policy = policy;
        this.jobs = jobs;
        this.history = history;
        this.executions = executions;
        this.findings = findings;
        this.repair = repair;
    }

    @GetMapping
    ResponseEntity<List<SystemJobReply>> list(Principal principal, ListQuery query, Paging paging) {
        require(principal, Action.LIST);
        return history.list(TYPE, query, paging);
    }

    @GetMapping("/schedule")
    SystemJobReply schedule(Principal principal) {
        require(principal, Action.READ);
        return history.schedule(TYPE);
    }

    /** Sets or removes the schedule, or starts a check where its type is Manual. */
    @PostMapping("/schedule")
    ResponseEntity<Void> start(Principal principal, @RequestBody ScheduleRequest request) {
        require(principal, Action.CREATE);
        return jobs.change(principal, TYPE, request.requireSchedule(), Map.of())
                .map(id -> URI.create("/api/v2.0/system/storagecheck/" + id))
                .map(ResponseEntity::created)
                .orElseGet(() -> ResponseEntity.status(201))
                .build();
    }

    @GetMapping("/{check_id}")
    SystemJobReply get(Principal principal, @PathVariable("check_id") long id) {
        require(principal, Action.READ);
        return history.get(TYPE, id);
    }

    /** Stops it. An id is a number, so that putting a schedule is refused as what it is. */
    @PutMapping("/{check_id:[0-9]+}")
    void stop(Principal principal, @PathVariable("check_id") long id) {
        require(principal, Action.STOP);
        jobs.stop(principal, TYPE, id);
    }

    @GetMapping(value = "/{check_id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    String log(Principal principal, @PathVariable("check_id") long id) {
        require(principal, Action.READ);
        return history.log(TYPE, id);
    }

    @GetMapping("/{check_id}/findings")
    ResponseEntity<List<StorageFindingReply>> findings(
            Principal principal, @PathVariable("check_id") long id, ListQuery query, Paging paging) {
        require(principal, Action.READ);
        requireThere(id);
        return paging.answer(findings.total(id, query), findings.page(id, query, paging));
    }

    /** Takes blobs out of service whose objects it found missing or of another size. */
    @PostMapping("/{check_id}/withdraw")
    StorageRepairReply withdraw(Principal principal, @PathVariable("check_id") long id) {
        require(principal, Action.UPDATE);
        requireThere(id);
        return repair.withdraw(principal, id);
    }

    /** Deletes what it and an earlier check found to belong to nobody. */
    @PostMapping("/{check_id}/clear")
    StorageRepairReply clear(Principal principal, @PathVariable("check_id") long id) {
        require(principal, Action.UPDATE);
        requireThere(id);
        return repair.clear(principal, id);
    }

    private void require(Principal principal, Action action) {
        policy.requireSystem(principal, Permission.to(action, Resource.GARBAGE_COLLECTION));
    }

    private void requireThere(long id) {
        executions.require(TYPE, SystemJobs.SYSTEM, id);
    }
}
