package dev.berth.job;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import tools.jackson.databind.json.JsonMapper;

/** One run of a task on this node. The thread that does it and the one that reports it meet here. */
class RunningTask implements TaskRun {

    private final ClaimedTask claimed;
    private final Execution execution;
    private final TaskLog log;
    private final TaskTable table;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    private volatile TaskState state = new TaskState(0, 0, null);
    private volatile TaskState reported = state;
    private volatile @Nullable String stoppedBy;
    private volatile boolean serverStops;

    RunningTask(
            ClaimedTask claimed,
            Execution execution,
            TaskLog log,
            TaskTable table,
            TransactionTemplate transactions,
            JsonMapper json) {
        this.claimed = claimed;
        this.execution = execution;
        this.log = log;
        this.table = table;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public long taskId() {
        return claimed.taskId();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Principal by() {
        return execution.by();
    }

    @Override
    public <T> T parameters(Class<T> type) {
        return json.readValue(claimed.parameters(), type);
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    @Override
    public void progress(long done, long total) {
        state = new TaskState(done, total, state.result());
    }

    @Override
    public void result(Object result) {
        state = new TaskState(state.done(), state.total(), result);
    }

    @Override
    public <T> Optional<T> resultSoFar(Class<T> type) {
        return Optional.ofNullable(claimed.result()).map(result -> json.readValue(result, type));
    }

    @Override
    public void requireGoingOn() {
        String by = stoppedBy;
        if (by != null) {
            throw new JobStopped("stopped by " + by);
        }
        if (serverStops) {
            throw new JobStopped("the server stops");
        }
    }

    @Override
    public <T> T step(Supplier<T> work) {
        return transactions.execute(status -> {
            table.requireOurs(taskId(), claimed.attempt());
            T done = work.get();
            report();
            return done;
        });
    }

    ClaimedTask claimed() {
        return claimed;
    }

    TaskLog lines() {
        return log;
    }

    /** Writes down how far it is, where that has changed. */
    void report() {
        if (!state.equals(reported)) {
            reportAgain();
        }
    }

    /** The same without a look at what was written before: that may have been rolled back. */
    void reportAgain() {
        TaskState now = state;
        table.report(taskId(), claimed.attempt(), now);
        reported = now;
    }

    void stop(String by) {
        stoppedBy = by;
    }

    void serverStops() {
        serverStops = true;
    }

    /** Whether it ended early because the server stops, and nobody wanted it to end otherwise. */
    boolean isInterrupted() {
        return serverStops && stoppedBy == null;
    }
}
