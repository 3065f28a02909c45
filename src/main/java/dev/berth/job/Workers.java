package dev.berth.job;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Who works on what, on all servers. */
@Component
class Workers {

    private static final String ALL = "all";

    private final NodeTable nodes;
    private final TaskTable tasks;
    private final Executions executions;

    Workers(NodeTable nodes, TaskTable tasks, Executions executions) {
        this.nodes = nodes;
        this.tasks = tasks;
        this.executions = executions;
    }

    List<WorkerPool> pools() {
        return nodes.alive().stream().map(WorkerPool::of).toList();
    }

    /**
     * @param pool {@value #ALL} for those of every server
     * @throws DomainException NOT_FOUND where no such server lives
     */
    List<Worker> of(String pool) {
        if (pool.equalsIgnoreCase(ALL)) {
            return tasks.running().stream().map(Worker::of).toList();
        }
        if (nodes.alive().stream().noneMatch(seen -> seen.node().id().equals(pool))) {
            throw new DomainException(ErrorKind.NOT_FOUND, "there is no worker pool " + pool);
        }
        return tasks.running().stream()
                .filter(running -> running.nodeId().equals(pool))
                .map(Worker::of)
                .toList();
    }

    /**
     * @param job a task's id, or {@value #ALL} for everything that runs
     * @throws DomainException NOT_FOUND where there is no such task
     */
    void stop(Principal by, String job) {
        if (job.equalsIgnoreCase(ALL)) {
            tasks.running().forEach(running -> executions.stop(by, running.task()));
        } else {
            executions.stop(by, require(job));
        }
    }

    /** @throws DomainException NOT_FOUND where there is no such task */
    String log(String job) {
        return executions.log(require(job).id());
    }

    private ExecutionTask require(String job) {
        try {
            return executions.task(Long.parseLong(job)).orElseThrow(() -> absent(job));
        } catch (NumberFormatException e) {
            throw absent(job);
        }
    }

    private static DomainException absent(String job) {
        return new DomainException(ErrorKind.NOT_FOUND, "there is no job " + job);
    }
}
