package dev.berth.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** What this node writes down while it works: that it lives, and how far its tasks are; and what it hears of meanwhile. */
@Component
class NodeReport {

    private static final long PERIOD = Duration.ofSeconds(2).toNanos();

    private final WorkingNode node;
    private final NodeTable nodes;
    private final TaskTable tasks;
    private final TaskRunner runner;
    private long last = System.nanoTime() - PERIOD;

    NodeReport(JobProperties properties, NodeTable nodes, TaskTable tasks, TaskRunner runner) {
        this.node = new WorkingNode(
                UUID.randomUUID().toString(), host(), ProcessHandle.current().pid(), properties.workers());
        this.nodes = nodes;
        this.tasks = tasks;
        this.runner = runner;
    }

    WorkingNode node() {
        return node;
    }

    /** Every two seconds; more often it does nothing. */
    void write(List<RunningTask> running) {
        if (System.nanoTime() - last < PERIOD) {
            return;
        }
        nodes.beat(node);
        last = System.nanoTime();
        hearOfStops(running);
        running.forEach(task -> {
            task.report();
            runner.writeLog(task);
        });
    }

    private void hearOfStops(List<RunningTask> running) {
        if (running.isEmpty()) {
            return;
        }
        Map<Long, RunningTask> byId =
                running.stream().collect(Collectors.toMap(RunningTask::taskId, Function.identity()));
        tasks.stopsWanted(byId.keySet()).forEach(wanted -> {
            RunningTask task = byId.get(wanted.taskId());
            if (task != null) {
                task.stop(wanted.by());
            }
        });
    }

    /** This node does nothing any more. */
    void farewell() {
        nodes.delete(node.id());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
