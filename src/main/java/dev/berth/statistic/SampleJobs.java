package dev.berth.statistic;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.job.NodeTask;
import dev.berth.job.RecurringWork;

/** When samples are taken. */
@Configuration(proxyBeanMethods = false)
class SampleJobs {

    @Bean
    NodeTask writeProjectActivity(ProjectActivity activity) {
        return new NodeTask("statistic-activity", Duration.ofSeconds(10), activity::write);
    }

    @Bean
    RecurringTask<Void> lookAtProjects(SampleTable samples) {
        return RecurringWork.every("statistic-look", Duration.ofHours(1), samples::look);
    }
}
