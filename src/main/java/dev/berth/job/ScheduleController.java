package dev.berth.job;

import java.time.Instant;
import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.BerthOnly;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** All schedules of the server in Harbor's API; each is set where what it is about is. */
@RestController
@RequestMapping("/api/v2.0/schedules")
class ScheduleController {

    private static final Permission LIST = Permission.to(Action.LIST, Resource.JOBSERVICE_MONITOR);

    private final AccessPolicy policy;
    private final Schedules schedules;
    private final Queues queues;

    ScheduleController(AccessPolicy policy, Schedules schedules, Queues queues) {
        this.policy = policy;
        this.schedules = schedules;
        this.queues = queues;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ScheduleTask(
            long id,
            String vendorType,
            long vendorId,
            String cron,
            Instant updateTime,
            @BerthOnly Instant nextScheduledTime) {}

    record SchedulerStatus(boolean paused) {}

    @GetMapping
    ResponseEntity<List<ScheduleTask>> list(Principal principal, Paging paging) {
        policy.requireSystem(principal, LIST);
        Schedules.Page page = schedules.list(paging);
        return paging.answer(
                page.total(),
                page.schedules().stream().map(ScheduleController::reply).toList());
    }

    @GetMapping("/{job_type}/paused")
    SchedulerStatus isPaused(Principal principal, @PathVariable("job_type") String type) {
        policy.requireSystem(principal, LIST);
        if (!type.equalsIgnoreCase(Queues.ALL)) {
            throw new DomainException(
                    ErrorKind.INVALID, "job_type is " + type + ": expected all, since schedules are paused together");
        }
        return new SchedulerStatus(queues.isSchedulerPaused());
    }

    private static ScheduleTask reply(Schedule schedule) {
        return new ScheduleTask(
                schedule.id(),
                schedule.jobType().name(),
                schedule.vendorId(),
                schedule.cron().toString(),
                schedule.updatedAt(),
                schedule.nextAt());
    }
}
