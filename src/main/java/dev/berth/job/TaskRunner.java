package dev.berth.job;

import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.platform.DatabaseAway;
import dev.berth.platform.DomainException;

/** Does one task and writes down how it ended. */
@Component
class TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    /** A task that takes its server with it, or that the database gives up, is not tried for ever. */
    private static final int MOST_LOST = 20;

    private static final int LONGEST_MESSAGE = 1_000;

    private final Jobs jobs;
    private final TaskTable tasks;
    private final TaskQueue queue;
    private final LogTable logs;
    private final ExecutionTable executions;
    private final Ending ending;
    private final TransactionTemplate transactions;

    TaskRunner(
            Jobs jobs,
            TaskTable tasks,
            TaskQueue queue,
            LogTable logs,
            ExecutionTable executions,
            Ending ending,
            TransactionTemplate transactions) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.queue = queue;
        this.logs = logs;
        this.executions = executions;
        this.ending = ending;
        this.transactions = transactions;
    }

    /** Throws nothing: what goes wrong is the task's error, or leaves it to whoever takes it next. */
    void run(RunningTask task) {
        try {
            attempt(task);
        } catch (LostTask e) {
            log.warn("{}; this node leaves it", e.getMessage());
        } catch (RuntimeException e) {
            log.warn("Task {} could not be ended and will be done again", task.taskId(), e);
        }
    }

    private void attempt(RunningTask task) {
        try {
            work(task);
            end(task, JobStatus.SUCCESS, "");
        } catch (JobStopped stopped) {
            if (task.isInterrupted()) {
                giveBack(task);
            } else {
                end(task, JobStatus.STOPPED, stopped.getMessage());
            }
        } catch (LostTask lost) {
            throw lost;
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            fail(task, e);
        }
    }

    private void work(RunningTask task) throws IOException {
        task.requireGoingOn();
        if (task.claimed().lost() > MOST_LOST) {
            throw new IllegalStateException(
                    "it was cut off " + MOST_LOST + " times: its server went while it ran, or the database was away");
        }
        if (task.claimed().attempt() > 1) {
            task.log("begins again, for the " + task.claimed().attempt() + ". time");
        }
        jobs.require(task.execution().type()).run(task);
    }

    private void fail(RunningTask task, Throwable failure) {
        if (DatabaseAway.isCauseOf(failure)) {
            task.lines().end("cut off: " + message(failure));
            writeLog(task);
            throw new IllegalStateException("the database was away", failure);
        }
        if (!(failure instanceof DomainException)) {
            log.error("Task {} of {} failed", task.taskId(), task.execution().type(), failure);
        }
        end(task, JobStatus.ERROR, message(failure));
    }

    private void end(RunningTask task, JobStatus status, String message) {
        task.lines().end(message.isEmpty() ? status.label() : status.label() + ": " + message);
        writeLog(task);
        try {
            transactions.executeWithoutResult(transaction -> write(task, status, message));
        } catch (LostTask e) {
            throw e;
        } catch (RuntimeException e) {
            endAnyhow(task, e);
        }
    }

    private void write(RunningTask task, JobStatus status, String message) {
        writeEnd(task, status, message);
        ending.count(task.execution().id(), status, 1);
    }

    private void writeEnd(RunningTask task, JobStatus status, String message) {
        tasks.requireOurs(task.taskId(), task.claimed().attempt());
        task.reportAgain();
        tasks.end(task.taskId(), task.claimed().attempt(), status, message.isEmpty() ? null : message);
    }

    /** Where what follows the end of the execution fails, the execution has failed, and is over all the same. */
    private void endAnyhow(RunningTask task, RuntimeException failure) {
        if (DatabaseAway.isCauseOf(failure)) {
            throw failure;
        }
        log.error("The end of execution {} failed", task.execution().id(), failure);
        task.lines().end("what follows the last task failed: " + message(failure));
        writeLog(task);
        transactions.executeWithoutResult(transaction -> {
            writeEnd(task, JobStatus.ERROR, message(failure));
            executions.count(task.execution().id(), JobStatus.ERROR, 1);
            executions.fail(task.execution().id(), message(failure));
        });
    }

    private void giveBack(RunningTask task) {
        task.lines().end("interrupted: the server stops, and another goes on");
        writeLog(task);
        queue.giveBack(task.taskId(), task.claimed().attempt());
    }

    /** Writes down what the task has said since the last time; of two threads one after the other, so that lines stay in order. */
    void writeLog(RunningTask task) {
        synchronized (task.lines()) {
            String lines = task.lines().take();
            if (!lines.isEmpty()) {
                logs.insert(task.taskId(), lines);
                tasks.addLogSize(task.taskId(), lines.length());
            }
        }
    }

    /** Why something failed, for people who look at its status. */
    static String message(Throwable failure) {
        String text = failure instanceof DomainException refused
                ? refused.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String storable = text.replace("\u0000", "");
        return storable.substring(0, Math.min(storable.length(), LONGEST_MESSAGE));
    }
}
