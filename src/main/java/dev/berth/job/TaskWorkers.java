package dev.berth.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The workers of this node. One thread takes tasks and reports on them; each task has a thread of its own. */
@Component
class TaskWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TaskWorkers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_TURN = Duration.ofSeconds(5);
    private static final Duration PATIENCE_WITH_TASKS = Duration.ofSeconds(20);

    private final Map<Long, Worker> working = new ConcurrentHashMap<>();
    private final NodeReport report;
    private final TaskClaim claim;
    private final TaskRunner runner;
    private final WakeUp wakeUp;
    private volatile @Nullable Thread dispatcher;

    /** Whether the last turn failed, so that an outage is told once; the dispatcher's own. */
    private boolean failing;

    private record Worker(RunningTask task, Thread thread) {}

    TaskWorkers(NodeReport report, TaskClaim claim, TaskRunner runner, WakeUp wakeUp) {
        this.report = report;
        this.claim = claim;
        this.runner = runner;
        this.wakeUp = wakeUp;
    }

    @Override
    public synchronized void start() {
        Thread first = Thread.ofPlatform().name("job-dispatcher").daemon().unstarted(this::dispatch);
        dispatcher = first;
        first.start();
    }

    /** What runs is asked to end at its next step, and goes back to the queue; what does not end in time is taken over by other nodes. */
    @Override
    public synchronized void stop() {
        Thread last = dispatcher;
        if (last == null) {
            return;
        }
        dispatcher = null;
        wakeUp.now();
        try {
            last.join(PATIENCE_WITH_TURN);
            awaitWorkers();
            report.farewell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("This node could not take its leave, so others wait half a minute for it: {}", e.getMessage());
        }
    }

    private void awaitWorkers() throws InterruptedException {
        working.values().forEach(worker -> worker.task().serverStops());
        long end = System.nanoTime() + PATIENCE_WITH_TASKS.toNanos();
        for (Worker worker : working.values()) {
            worker.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            worker.thread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return dispatcher != null;
    }

    private void dispatch() {
        while (isRunning()) {
            try {
                turn();
                wakeUp.await(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void turn() {
        try {
            report.write(working.values().stream().map(Worker::task).toList());
            claim.take(report.node(), working.keySet(), report.node().workers() - working.size())
                    .forEach(this::begin);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The tasks that wait cannot be looked at; this node tries again every second", e);
            }
            failing = true;
        }
    }

    /** A task that was lost and comes back here while the run that lost it goes on has two threads for a while; the newer one counts. */
    private void begin(RunningTask task) {
        Thread thread = Thread.ofVirtual().name("job-task-" + task.taskId()).unstarted(() -> {
            try {
                runner.run(task);
            } finally {
                working.computeIfPresent(
                        task.taskId(), (id, worker) -> worker.task().equals(task) ? null : worker);
                wakeUp.now();
            }
        });
        working.put(task.taskId(), new Worker(task, thread));
        thread.start();
    }
}
