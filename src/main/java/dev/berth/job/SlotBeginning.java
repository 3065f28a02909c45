package dev.berth.job;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;

/** Begins the execution of a slot and moves the schedule to its next one, in one transaction. */
@Component
class SlotBeginning {

    private final TimetableTable timetables;
    private final ExecutionTable executions;
    private final Beginning beginning;
    private final TypeLock lock;

    SlotBeginning(TimetableTable timetables, ExecutionTable executions, Beginning beginning, TypeLock lock) {
        this.timetables = timetables;
        this.executions = executions;
        this.beginning = beginning;
        this.lock = lock;
    }

    /** Does nothing where another server is at it, or where the execution before goes on. */
    @Transactional
    public void begin(long timetableId, Instant now) {
        timetables.lockDue(timetableId, now).ifPresent(schedule -> {
            lock.take(schedule.jobType(), schedule.vendorId());
            if (!executions.isGoingOn(schedule.jobType(), schedule.vendorId())) {
                beginning.begin(execution(schedule));
                moveOn(schedule, now);
            }
        });
    }

    /** Writes down why the slot could not begin. */
    @Transactional
    public void fail(long timetableId, Instant now, String why) {
        timetables.lockDue(timetableId, now).ifPresent(schedule -> {
            executions.insert(execution(schedule)).ifPresent(failed -> executions.fail(failed.id(), why));
            moveOn(schedule, now);
        });
    }

    private void moveOn(Schedule schedule, Instant now) {
        schedule.cron().next(now).ifPresent(next -> timetables.setNext(schedule.id(), next));
    }

    private static NewExecution execution(Schedule schedule) {
        return new NewExecution(
                Principal.Background.SERVER,
                schedule.jobType(),
                schedule.vendorId(),
                Trigger.SCHEDULE,
                schedule.parameters(),
                schedule.id(),
                schedule.nextAt());
    }
}
