package dev.berth.job;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

/** Keeps so many executions that are over as their type says; older ones go with their tasks and logs. */
@Component
class History {

    /** An execution may have ten thousand tasks. */
    private static final int BATCH = 5;

    /** Long enough that a node which hangs for a while finds its row again. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final ExecutionTable executions;
    private final NodeTable nodes;

    History(ExecutionTable executions, NodeTable nodes) {
        this.executions = executions;
        this.nodes = nodes;
    }

    void purge() {
        for (JobType type : JobType.values()) {
            while (executions.deleteOld(type, type.kept(), BATCH) == BATCH
                    && !Thread.currentThread().isInterrupted()) {
                // the next batch
            }
        }
        nodes.deleteSilent(FORGOTTEN);
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {

        @Bean
        RecurringTask<Void> purgeHistory(History history) {
            return RecurringWork.every("job-history", Duration.ofMinutes(10), history::purge);
        }
    }
}
