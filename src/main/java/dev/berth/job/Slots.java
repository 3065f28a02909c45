package dev.berth.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.access.Principal;

/**
 * Begins the executions whose slot has come. Slots that passed while no server ran, or while the execution before them went on, are made up
 * for by one execution. Of two servers that look at the same slot one begins it, and a clock that was set back repeats none.
 */
@Component
class Slots {

    private static final Logger log = LoggerFactory.getLogger(Slots.class);

    private final TimetableTable timetables;
    private final ExecutionTable executions;
    private final Beginning beginning;
    private final Queues queues;
    private final TypeLock lock;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Slots(
            TimetableTable timetables,
            ExecutionTable executions,
            Beginning beginning,
            Queues queues,
            TypeLock lock,
            TransactionTemplate transactions,
            Clock clock) {
        this.timetables = timetables;
        this.executions = executions;
        this.beginning = beginning;
        this.queues = queues;
        this.lock = lock;
        this.transactions = transactions;
        this.clock = clock;
    }

    void beginDue() {
        if (queues.isSchedulerPaused()) {
            return;
        }
        Instant now = clock.instant();
        timetables.due(now).forEach(id -> begin(id, now));
    }

    private void begin(long id, Instant now) {
        try {
            transactions.executeWithoutResult(
                    transaction -> timetables.lockDue(id, now).ifPresent(schedule -> begin(schedule, now)));
        } catch (RuntimeException e) {
            log.error("The schedule {} could not begin and will be tried again", id, e);
        }
    }

    private void begin(Schedule schedule, Instant now) {
        lock.take(schedule.jobType(), schedule.vendorId());
        if (executions.isGoingOn(schedule.jobType(), schedule.vendorId())) {
            return;
        }
        beginning.begin(new NewExecution(
                Principal.Background.SERVER,
                schedule.jobType(),
                schedule.vendorId(),
                Trigger.SCHEDULE,
                schedule.parameters(),
                schedule.id(),
                schedule.nextAt()));
        schedule.cron().next(now).ifPresent(next -> timetables.setNext(schedule.id(), next));
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {

        @Bean
        RecurringTask<Void> beginDueSlots(Slots slots) {
            return RecurringWork.every("job-slots", Duration.ofSeconds(1), slots::beginDue);
        }
    }
}
