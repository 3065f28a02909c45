package dev.berth.job;

import java.util.EnumMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The {@link Job}s of this server, looked up when they are needed: some of them start others. */
@Component
class Jobs {

    private final ObjectProvider<Job> beans;

    Jobs(ObjectProvider<Job> beans) {
        this.beans = beans;
    }

    /** @throws IllegalStateException where nothing here does such work */
    Job require(JobType type) {
        Job job = all().get(type);
        if (job == null) {
            throw new IllegalStateException("this server has no job of type " + type);
        }
        return job;
    }

    Map<JobType, Job> all() {
        Map<JobType, Job> jobs = new EnumMap<>(JobType.class);
        beans.forEach(job -> jobs.put(job.type(), job));
        return jobs;
    }
}
