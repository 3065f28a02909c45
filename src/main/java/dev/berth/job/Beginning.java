package dev.berth.job;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** Makes the rows of an execution and its tasks, as a step of the caller's transaction. */
@Component
class Beginning {

    private final Jobs jobs;
    private final ExecutionTable executions;
    private final TaskTable tasks;
    private final Ending ending;
    private final WakeUp wakeUp;

    Beginning(Jobs jobs, ExecutionTable executions, TaskTable tasks, Ending ending, WakeUp wakeUp) {
        this.jobs = jobs;
        this.executions = executions;
        this.tasks = tasks;
        this.ending = ending;
        this.wakeUp = wakeUp;
    }

    /** Empty where there is one for this slot already. */
    Optional<Execution> begin(NewExecution begun) {
        Job job = jobs.require(begun.type());
        Optional<Execution> made = executions.insert(begun);
        made.ifPresent(execution -> {
            List<NewTask> planned = job.plan(execution);
            tasks.insert(execution, planned);
            executions.setTasks(execution.id(), planned.size());
            ending.count(execution.id(), JobStatus.SUCCESS, 0);
            wakeUp.afterCommit();
        });
        return made;
    }
}
