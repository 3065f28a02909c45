package dev.berth.job;

import java.util.Optional;
import java.util.function.Supplier;

import dev.berth.access.Principal;

/** One run of a task on this node, as the {@link Job} sees it. */
public interface TaskRun {

    long taskId();

    /** The execution, as it was when the run began. */
    Execution execution();

    /** In whose name it runs. */
    Principal by();

    <T> T parameters(Class<T> type);

    /** Adds a line to the task's log, with the time before it. Lines are gathered and written now and then. */
    void log(String line);

    /**
     * Says how far it is; written now and then.
     *
     * @param total what is known by now of how much there is; 0 while it is unknown
     */
    void progress(long done, long total);

    /** What came of it so far, a record that is kept as JSON; written with the next step, and when the run ends. */
    void result(Object result);

    /** What came of former runs of the task, which a node died in or somebody stopped; empty where nothing did. */
    <T> Optional<T> resultSoFar(Class<T> type);

    /** @throws JobStopped where somebody has stopped it, or the server is about to stop; asked between steps */
    void requireGoingOn();

    /**
     * Does the work in a transaction that fails unless the task is still this node's: whoever was taken for dead changes nothing any more.
     *
     * @throws LostTask where another node has taken the task over
     */
    <T> T step(Supplier<T> work);
}
