package dev.berth.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.platform.DomainException;

/**
 * Schedules and starts what is done for the whole system, once at a time: garbage collection, the purge of the audit log and the like.
 * Their controllers ask for the right before.
 */
@Component
public class SystemJobs {

    /** Nobody's but the system's. */
    public static final long SYSTEM = 0;

    private final Executions executions;
    private final Schedules schedules;
    private final ApplicationEventPublisher events;

    SystemJobs(Executions executions, Schedules schedules, ApplicationEventPublisher events) {
        this.executions = executions;
        this.schedules = schedules;
        this.events = events;
    }

    /**
     * Sets or removes the schedule, or starts at once where its type is Manual.
     *
     * @param parameters those of the execution, or of each one; checked before, a record or a map, kept as JSON
     * @return the id of the execution that was started
     * @throws DomainException INVALID where the schedule cannot be followed, CONFLICT where one is going on that would be started
     */
    @Transactional
    public Optional<Long> change(Principal by, JobType type, ScheduleWish wish, Object parameters) {
        ScheduleType repeated = ScheduleType.of(wish.type());
        return switch (repeated) {
            case MANUAL -> Optional.of(start(by, type, parameters));
            case NONE -> {
                remove(by, type);
                yield Optional.empty();
            }
            case HOURLY, DAILY, WEEKLY, CUSTOM -> {
                set(by, type, repeated, wish, parameters);
                yield Optional.empty();
            }
        };
    }

    /** Ends it at its next step; one that is over stays as it is. */
    @Transactional
    public void stop(Principal by, JobType type, long id) {
        executions.stop(by, executions.require(type, SYSTEM, id));
    }

    private long start(Principal by, JobType type, Object parameters) {
        long id = executions.startAlone(by, type, SYSTEM, Trigger.MANUAL, parameters);
        publish(by, type, Operation.CREATE, Long.toString(id), Map.of(), Map.of("parameters", parameters));
        return id;
    }

    private void set(Principal by, JobType type, ScheduleType repeated, ScheduleWish wish, Object parameters) {
        Optional<Schedule> before = schedules.find(type, SYSTEM);
        schedules.set(by, type, SYSTEM, repeated, wish.cron(), parameters);
        publish(
                by,
                type,
                Operation.UPDATE,
                "schedule",
                before.map(SystemJobs::fields).orElse(Map.of()),
                schedules.find(type, SYSTEM).map(SystemJobs::fields).orElseThrow());
    }

    private void remove(Principal by, JobType type) {
        schedules.find(type, SYSTEM).ifPresent(schedule -> {
            schedules.remove(type, SYSTEM);
            publish(by, type, Operation.DELETE, "schedule", fields(schedule), Map.of());
        });
    }

    private static Map<String, Object> fields(Schedule schedule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", schedule.type().label());
        fields.put("cron", schedule.cron().toString());
        fields.put("parameters", schedule.parameters());
        return fields;
    }

    private void publish(
            Principal by, JobType type, Operation operation, String name, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(by, kind(type), operation, name, null, before, after));
    }

    private static Kind kind(JobType type) {
        return switch (type) {
            case GARBAGE_COLLECTION -> Kind.GARBAGE_COLLECTION;
            case PURGE_AUDIT_LOG -> Kind.PURGE_AUDIT;
            case STORAGE_CHECK -> Kind.STORAGE_CHECK;
            case RETENTION -> Kind.TAG_RETENTION;
        };
    }
}
