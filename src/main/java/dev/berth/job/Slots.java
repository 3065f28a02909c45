package dev.berth.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.platform.DatabaseAway;

/**
 * Begins the executions whose slot has come. Slots that passed while no server ran, or while the execution before them went on, are made up
 * for by one execution. Of two servers that look at the same slot one begins it, and a clock that was set back repeats none.
 */
@Component
class Slots {

    private static final Logger log = LoggerFactory.getLogger(Slots.class);

    private final TimetableTable timetables;
    private final SlotBeginning beginning;
    private final Queues queues;
    private final Clock clock;

    Slots(TimetableTable timetables, SlotBeginning beginning, Queues queues, Clock clock) {
        this.timetables = timetables;
        this.beginning = beginning;
        this.queues = queues;
        this.clock = clock;
    }

    void beginDue() {
        if (queues.isSchedulerPaused()) {
            return;
        }
        Instant now = clock.instant();
        timetables.due(now).forEach(id -> begin(id, now));
    }

    /** Calls back schedules that wait for a time which a wrong clock has set. */
    void callBack() {
        Instant now = clock.instant();
        timetables
                .all()
                .forEach(schedule -> schedule.cron()
                        .next(now)
                        .filter(next -> next.isBefore(schedule.nextAt()))
                        .ifPresent(next -> timetables.callBack(schedule.id(), schedule.nextAt(), next)));
    }

    private void begin(long id, Instant now) {
        try {
            beginning.begin(id, now);
        } catch (RuntimeException e) {
            log.error("The schedule {} could not begin", id, e);
            if (!DatabaseAway.isCauseOf(e)) {
                beginning.fail(id, now, TaskRunner.message(e));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {

        @Bean
        RecurringTask<Void> beginDueSlots(Slots slots) {
            return RecurringWork.every("job-slots", Duration.ofSeconds(1), slots::beginDue);
        }

        @Bean
        RecurringTask<Void> callBackSlots(Slots slots) {
            return RecurringWork.every("job-slots-check", Duration.ofMinutes(10), slots::callBack);
        }
    }
}
