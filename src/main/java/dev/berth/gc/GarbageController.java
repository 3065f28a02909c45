package dev.berth.gc;

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
import dev.berth.artifact.UnreferencedBlobs;
import dev.berth.blob.CondemnedObjects;
import dev.berth.job.JobType;
import dev.berth.job.ScheduleRequest;
import dev.berth.job.SystemJobHistory;
import dev.berth.job.SystemJobReply;
import dev.berth.job.SystemJobs;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** The garbage collection in Harbor's API. */
@RestController
@RequestMapping(GarbageController.PATH)
class GarbageController {

    static final String PATH = "/api/v2.0/system/gc";

    private static final JobType TYPE = JobType.GARBAGE_COLLECTION;

    private final AccessPolicy policy;
    private final SystemJobs jobs;
    private final SystemJobHistory history;
    private final UnreferencedBlobs blobs;
    private final CondemnedObjects condemned;

    GarbageController(
            AccessPolicy policy,
            SystemJobs jobs,
            SystemJobHistory history,
            UnreferencedBlobs blobs,
            CondemnedObjects condemned) {
        this.policy = policy;
        this.jobs = jobs;
        this.history = history;
        this.blobs = blobs;
        this.condemned = condemned;
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

    /** Where what was started, or the schedule, is found. */
    private URI change(Principal principal, ScheduleRequest request) {
        return jobs.change(principal, TYPE, request.requireSchedule(), GarbageParameters.of(request.parameters()))
                .map(id -> URI.create(PATH + "/" + id))
                .orElseGet(() -> URI.create(PATH + "/schedule"));
    }

    /** What waits, and until when. Not Harbor's. */
    @GetMapping("/waiting")
    WaitingGarbage waiting(Principal principal) {
        require(principal, Action.READ);
        return WaitingGarbage.of(blobs.leased(), condemned.waiting());
    }

    @GetMapping("/{gc_id}")
    SystemJobReply get(Principal principal, @PathVariable("gc_id") long id) {
        require(principal, Action.READ);
        return history.get(TYPE, id);
    }

    @PutMapping("/{gc_id}")
    void stop(Principal principal, @PathVariable("gc_id") long id) {
        require(principal, Action.STOP);
        jobs.stop(principal, TYPE, id);
    }

    @GetMapping(path = "/{gc_id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    String log(Principal principal, @PathVariable("gc_id") long id) {
        require(principal, Action.READ);
        return history.log(TYPE, id);
    }

    private void require(Principal principal, Action action) {
        policy.requireSystem(principal, Permission.to(action, Resource.GARBAGE_COLLECTION));
    }
}
