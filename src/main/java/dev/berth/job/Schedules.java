package dev.berth.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;

/** What is done again and again. There is one schedule for each type and vendor; each of its slots has one execution. */
@Component
public class Schedules {

    private final TimetableTable timetables;
    private final Clock clock;

    Schedules(TimetableTable timetables, Clock clock) {
        this.timetables = timetables;
        this.clock = clock;
    }

    /** A page of schedules. */
    record Page(List<Schedule> schedules, long total) {}

    /**
     * Sets the schedule, in the place of the one that was there. It begins with the next slot from now.
     *
     * @param type one that repeats: neither Manual nor None
     * @param cron absent where the type says it
     * @param parameters those of each execution, a record or a map, kept as JSON
     * @throws DomainException INVALID where it cannot be followed
     */
    @Transactional
    public void set(
            Principal by, JobType jobType, long vendorId, ScheduleType type, @Nullable String cron, Object parameters) {
        if (type == ScheduleType.MANUAL || type == ScheduleType.NONE) {
            throw new DomainException(ErrorKind.INVALID, type.label() + " is no schedule that can be followed");
        }
        Cron slots = type.cron(cron);
        Instant now = clock.instant();
        timetables.save(
                jobType, vendorId, type, slots, parameters, now, slots.next(now).orElseThrow());
    }

    public Optional<Schedule> find(JobType jobType, long vendorId) {
        return timetables.find(jobType, vendorId);
    }

    /** @return whether there was one */
    @Transactional
    public boolean remove(JobType jobType, long vendorId) {
        return timetables.delete(jobType, vendorId);
    }

    Page list(Paging paging) {
        return new Page(timetables.page(paging), timetables.count());
    }
}
