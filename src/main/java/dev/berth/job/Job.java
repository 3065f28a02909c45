package dev.berth.job;

import java.io.IOException;
import java.util.List;

/** What is done for executions of one type. A bean of this kind is picked up by itself. */
public interface Job {

    JobType type();

    /** The tasks of an execution that begins; a step of the transaction that makes it. None is a success. */
    List<NewTask> plan(Execution execution);

    /**
     * Does one task. Where a node died in it, it is done again from the start on another one: what was done already must not be done twice,
     * so all that it changes is changed in {@link TaskRun#step steps}. What it throws is the task's error, in its log and its status.
     */
    void run(TaskRun run) throws IOException;

    /** All tasks are over; a step of the transaction that ends the execution. */
    default void ended(Execution execution) {}
}
