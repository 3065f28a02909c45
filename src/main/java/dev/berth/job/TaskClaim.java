package dev.berth.job;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

/** Takes tasks out of the queue for this node. */
@Component
class TaskClaim {

    private final TaskQueue queue;
    private final ExecutionTable executions;
    private final TaskTable tasks;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Clock clock;

    TaskClaim(
            TaskQueue queue,
            ExecutionTable executions,
            TaskTable tasks,
            Jobs jobs,
            TransactionTemplate transactions,
            JsonMapper json,
            Clock clock) {
        this.queue = queue;
        this.executions = executions;
        this.tasks = tasks;
        this.jobs = jobs;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What nobody does any more goes back to the queue first.
     *
     * @param running what this node does already
     * @param room how many more it can do
     */
    List<RunningTask> take(WorkingNode node, Collection<Long> running, int room) {
        queue.takeFromTheDead();
        queue.giveBackForgotten(node.id(), running);
        if (room <= 0) {
            return List.of();
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            List<ClaimedTask> claimed = queue.claim(node.id(), jobs.all().keySet(), room);
            List<Long> begun =
                    claimed.stream().map(ClaimedTask::executionId).distinct().toList();
            executions.begin(begun);
            return claimed.stream().flatMap(this::running).toList();
        }));
    }

    private Stream<RunningTask> running(ClaimedTask claimed) {
        return executions.find(claimed.executionId()).stream().map(execution -> {
            RunningTask task = new RunningTask(
                    claimed, execution, new TaskLog(clock, claimed.logSize()), tasks, transactions, json);
            if (!claimed.stopWanted().isEmpty()) {
                task.stop(claimed.stopWanted());
            }
            return task;
        });
    }
}
