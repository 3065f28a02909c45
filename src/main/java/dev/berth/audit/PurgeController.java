package dev.berth.audit;

import java.net.URI;
import java.util.List;

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
import dev.berth.job.JobType;
import dev.berth.job.ScheduleRequest;
import dev.berth.job.ScheduleType;
import dev.berth.job.ScheduleWish;
import dev.berth.job.SystemJobHistory;
import dev.berth.job.SystemJobReply;
import dev.berth.job.SystemJobs;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** The purge of the audit log in Harbor's API. */
@RestController
@RequestMapping(PurgeController.PATH)
class PurgeController {

    static final String PATH = "/api/v2.0/system/purgeaudit";

    private final AccessPolicy policy;
    private final SystemJobs jobs;
    private final SystemJobHistory history;

    PurgeController(AccessPolicy policy, SystemJobs jobs, SystemJobHistory history) {
        this.policy = policy;
        this.jobs = jobs;
        this.history = history;
    }

    @GetMapping
    ResponseEntity<List<SystemJobReply>> list(Principal principal, ListQuery query, Paging paging) {
        require(principal, Action.LIST);
        return history.list(JobType.PURGE_AUDIT_LOG, query, paging);
    }

    @GetMapping("/schedule")
    SystemJobReply schedule(Principal principal) {
        require(principal, Action.READ);
        return history.schedule(JobType.PURGE_AUDIT_LOG);
    }

    @PostMapping("/schedule")
    ResponseEntity<Void> create(Principal principal, @RequestBody ScheduleRequest request) {
        require(principal, Action.CREATE);
        return ResponseEntity.created(change(principal, request)).build();
    }

    @PutMapping("/schedule")
    void update(Principal principal, @RequestBody ScheduleRequest request) {
        require(principal, Action.UPDATE);
        change(principal, request);
    }

    @GetMapping("/{purge_id}")
    SystemJobReply get(Principal principal, @PathVariable("purge_id") long id) {
        require(principal, Action.READ);
        return history.get(JobType.PURGE_AUDIT_LOG, id);
    }

    @PutMapping("/{purge_id}")
    void stop(Principal principal, @PathVariable("purge_id") long id) {
        require(principal, Action.STOP);
        jobs.stop(principal, JobType.PURGE_AUDIT_LOG, id);
    }

    @GetMapping(path = "/{purge_id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    String log(Principal principal, @PathVariable("purge_id") long id) {
        require(principal, Action.READ);
        return history.log(JobType.PURGE_AUDIT_LOG, id);
    }

    private void require(Principal principal, Action action) {
        policy.requireSystem(principal, Permission.to(action, Resource.PURGE_AUDIT));
    }

    /** Where what was started, or the schedule, is found. */
    private URI change(Principal principal, ScheduleRequest request) {
        ScheduleWish wish = request.requireSchedule();
        Object parameters = ScheduleType.of(wish.type()) == ScheduleType.NONE
                ? List.of()
                : PurgeParameters.of(request.parameters());
        return jobs.change(principal, JobType.PURGE_AUDIT_LOG, wish, parameters)
                .map(id -> URI.create(PATH + "/" + id))
                .orElseGet(() -> URI.create(PATH + "/schedule"));
    }
}
