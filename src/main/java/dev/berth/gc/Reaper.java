package dev.berth.gc;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.artifact.HiddenRepositories;
import dev.berth.artifact.Uploads;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.PendingObjects;
import dev.berth.job.RecurringWork;

/**
 * Clears away what pushes and deletions leave behind: uploads that rested for too long, objects of crashed writers, what was in deleted
 * repositories, what nothing refers to any more, objects that are condemned.
 */
@Configuration(proxyBeanMethods = false)
class Reaper {

    /** Longer than an upload can take that is neither acknowledged nor in the table of uploads. */
    private static final Duration ORPHANED = Duration.ofDays(2);

    @Bean
    RecurringTask<Void> expireUploads(Uploads uploads) {
        return RecurringWork.every("gc-expire-uploads", Duration.ofMinutes(5), uploads::expire);
    }

    @Bean
    RecurringTask<Void> abandonOrphans(PendingObjects pending, Uploads uploads) {
        return RecurringWork.every(
                "gc-abandon-orphans", Duration.ofHours(1), () -> pending.abandonOlderThan(ORPHANED, uploads.objects()));
    }

    @Bean
    RecurringTask<Void> removeDeletedRepositories(HiddenRepositories hidden) {
        return RecurringWork.every("gc-remove-repositories", Duration.ofSeconds(10), hidden::workOff);
    }

    @Bean
    RecurringTask<Void> collectGarbage(ContinuousCollection collection) {
        return RecurringWork.every("gc-collect", Duration.ofMinutes(1), collection::collect);
    }

    @Bean
    RecurringTask<Void> deleteCondemned(CondemnedObjects condemned) {
        return RecurringWork.every("gc-delete-condemned", Duration.ofMinutes(1), condemned::deleteDue);
    }

    @Bean
    RecurringTask<Void> readStoreAgain(Scrub scrub) {
        return RecurringWork.every("gc-scrub", Duration.ofMinutes(1), scrub::run);
    }
}
