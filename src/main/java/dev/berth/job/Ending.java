package dev.berth.job;

import org.springframework.stereotype.Component;

/** Ends executions whose last task is over, as a step of the transaction that ends the task. */
@Component
class Ending {

    private final ExecutionTable executions;
    private final Jobs jobs;

    Ending(ExecutionTable executions, Jobs jobs) {
        this.executions = executions;
        this.jobs = jobs;
    }

    /** So many tasks more have come to this end. */
    void count(long executionId, JobStatus status, int tasks) {
        executions
                .count(executionId, status, tasks)
                .ifPresent(over -> jobs.require(over.type()).ended(over));
    }
}
