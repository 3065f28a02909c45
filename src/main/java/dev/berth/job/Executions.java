package dev.berth.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** Starts work, and tells and changes how it goes on. Whether somebody may do so is asked before. */
@Component
public class Executions {

    private final Beginning beginning;
    private final Ending ending;
    private final ExecutionTable executions;
    private final TaskTable tasks;
    private final LogTable logs;
    private final TypeLock lock;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;

    Executions(
            Beginning beginning,
            Ending ending,
            ExecutionTable executions,
            TaskTable tasks,
            LogTable logs,
            TypeLock lock,
            WakeUp wakeUp,
            ApplicationEventPublisher events) {
        this.beginning = beginning;
        this.ending = ending;
        this.executions = executions;
        this.tasks = tasks;
        this.logs = logs;
        this.lock = lock;
        this.wakeUp = wakeUp;
        this.events = events;
    }

    /** A page of executions. */
    public record Page(List<Execution> executions, long total) {}

    /** A page of an execution's tasks. */
    public record TaskPage(List<ExecutionTask> tasks, long total) {}

    /**
     * Makes an execution with its tasks, which workers take up when the transaction has committed.
     *
     * @param parameters a record or a map, kept as JSON
     * @return the execution's id
     */
    @Transactional
    public long start(Principal by, JobType type, long vendorId, Trigger trigger, Object parameters) {
        NewExecution begun =
                new NewExecution(Principal.Background.of(by), type, vendorId, trigger, parameters, null, null);
        return beginning.begin(begun).orElseThrow().id();
    }

    /**
     * The same for what is done once at a time.
     *
     * @throws DomainException CONFLICT where one is going on
     */
    @Transactional
    public long startAlone(Principal by, JobType type, long vendorId, Trigger trigger, Object parameters) {
        lock.take(type, vendorId);
        if (executions.isGoingOn(type, vendorId)) {
            throw new DomainException(
                    ErrorKind.CONFLICT, type + " is going on already: wait until it is over, or stop it");
        }
        return start(by, type, vendorId, trigger, parameters);
    }

    public Optional<Execution> find(JobType type, long vendorId, long id) {
        return executions.find(type, vendorId, id);
    }

    /** @throws DomainException NOT_FOUND where there is none of this type for this vendor */
    public Execution require(JobType type, long vendorId, long id) {
        return find(type, vendorId, id)
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no execution " + id));
    }

    /** @throws DomainException INVALID where the query names what executions do not have */
    public Page list(JobType type, long vendorId, ListQuery query, Paging paging) {
        return new Page(executions.page(type, vendorId, query, paging), executions.total(type, vendorId, query));
    }

    public TaskPage tasks(long executionId, Paging paging) {
        return new TaskPage(tasks.page(executionId, paging), tasks.count(executionId));
    }

    public Optional<ExecutionTask> task(long taskId) {
        return tasks.find(taskId);
    }

    /** What the task has said so far; empty where it has said nothing. */
    public String log(long taskId) {
        return logs.of(taskId);
    }

    public boolean isRunning(JobType type, long vendorId) {
        return executions.isGoingOn(type, vendorId);
    }

    /** Ends what has not begun, and asks what runs to end at its next step. One that is over stays as it is. */
    @Transactional
    public void stop(Principal by, Execution execution) {
        tasks.askToStop(Stopping.execution(execution.id()), by.name());
        stopWaiting(by, execution);
    }

    /** The same for what has not begun; what runs goes on. */
    @Transactional
    public void stopWaiting(Principal by, Execution execution) {
        int stopped = tasks.endWaiting(Stopping.execution(execution.id()), by.name());
        ending.count(execution.id(), JobStatus.STOPPED, stopped);
        publish(by, execution, "stop");
    }

    /** The same for one task. */
    @Transactional
    public void stop(Principal by, ExecutionTask task) {
        tasks.askToStop(Stopping.task(task.id()), by.name());
        int stopped = tasks.endWaiting(Stopping.task(task.id()), by.name());
        ending.count(task.executionId(), JobStatus.STOPPED, stopped);
        executions.find(task.executionId()).ifPresent(execution -> publish(by, execution, "stop"));
    }

    /**
     * Does those of its tasks again that failed or were stopped.
     *
     * @throws DomainException CONFLICT where it is not over, or where all of them succeeded
     */
    @Transactional
    public void retry(Principal by, Execution execution) {
        if (!executions.lock(execution.id()).isFinal()) {
            throw new DomainException(ErrorKind.CONFLICT, "execution " + execution.id() + " is not over yet");
        }
        int failed = tasks.retry(execution.id(), JobStatus.ERROR);
        int stopped = tasks.retry(execution.id(), JobStatus.STOPPED);
        if (failed + stopped == 0) {
            throw new DomainException(
                    ErrorKind.CONFLICT, "execution " + execution.id() + " has no task that failed or was stopped");
        }
        executions.reopen(execution.id(), failed, stopped);
        wakeUp.afterCommit();
        publish(by, execution, "retry");
    }

    /** Forgets the history of what is gone, such as a policy. A run that still goes on loses its task. */
    @Transactional
    public void removeAll(JobType type, long vendorId) {
        tasks.lockAll(type, vendorId);
        executions.deleteAll(type, vendorId);
    }

    private void publish(Principal by, Execution execution, String action) {
        events.publishEvent(new Changed(
                by,
                Kind.JOB_EXECUTION,
                Operation.UPDATE,
                execution.type() + " " + execution.id(),
                null,
                Map.of("status", execution.status().label()),
                Map.of("action", action)));
    }
}
