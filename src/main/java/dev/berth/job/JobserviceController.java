package dev.berth.job;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;

/** What waits, who works, and what it says, in Harbor's API. A job there is a task here. */
@RestController
@RequestMapping("/api/v2.0/jobservice")
class JobserviceController {

    private static final Permission LIST = Permission.to(Action.LIST, Resource.JOBSERVICE_MONITOR);
    private static final Permission STOP = Permission.to(Action.STOP, Resource.JOBSERVICE_MONITOR);

    private final AccessPolicy policy;
    private final Queues queues;
    private final Workers workers;

    JobserviceController(AccessPolicy policy, Queues queues, Workers workers) {
        this.policy = policy;
        this.queues = queues;
        this.workers = workers;
    }

    @GetMapping("/queues")
    List<JobQueue> queues(Principal principal) {
        policy.requireSystem(principal, LIST);
        return queues.list();
    }

    @PutMapping("/queues/{job_type}")
    void act(Principal principal, @PathVariable("job_type") String type, @RequestBody ActionRequest request) {
        policy.requireSystem(principal, STOP);
        queues.act(principal, type, QueueAction.of(request.action()));
    }

    @GetMapping("/pools")
    List<WorkerPool> pools(Principal principal) {
        policy.requireSystem(principal, LIST);
        return workers.pools();
    }

    @GetMapping("/pools/{pool_id}/workers")
    List<Worker> workers(Principal principal, @PathVariable("pool_id") String pool) {
        policy.requireSystem(principal, LIST);
        return workers.of(pool);
    }

    @PutMapping("/jobs/{job_id}")
    void stop(Principal principal, @PathVariable("job_id") String job) {
        policy.requireSystem(principal, STOP);
        workers.stop(principal, job);
    }

    @GetMapping(path = "/jobs/{job_id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    String log(Principal principal, @PathVariable("job_id") String job) {
        policy.requireSystem(principal, LIST);
        return workers.log(job);
    }
}
