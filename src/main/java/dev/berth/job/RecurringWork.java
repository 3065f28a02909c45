package dev.berth.job;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

/** Work that comes again and again. A bean of this kind is picked up by itself; of several nodes one at a time does it. */
public final class RecurringWork {

    private RecurringWork() {}

    /**
     * @param name the key of its row in {@code job_schedule}; never changed once released
     * @param pause from the end of one run to the beginning of the next
     * @param work idempotent, since a node may die in it and another take it over; what it throws is logged, and the next run comes
     */
    public static RecurringTask<Void> every(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> work.run());
    }
}
