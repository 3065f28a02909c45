package dev.berth.job;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the {@link NodeTask}s of this node. It stops after the web server, so that the last run finds all that there was to count. */
@Component
class NodeTasks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeTasks.class);
    private static final long PATIENCE_SECONDS = 10;

    private final List<NodeTask> tasks;
    private @Nullable ScheduledExecutorService threads;

    NodeTasks(List<NodeTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                1, Thread.ofPlatform().name("node-task").daemon().factory());
        for (NodeTask task : tasks) {
            long pause = task.period().toMillis();
            var _ = started.scheduleWithFixedDelay(() -> run(task), pause, pause, TimeUnit.MILLISECONDS);
        }
        threads = started;
    }

    @Override
    public synchronized void stop() {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = null;
        tasks.forEach(NodeTasks::run);
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    /** Lower than the web server's: started before it, stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static void run(NodeTask task) {
        try {
            task.work().run();
        } catch (RuntimeException e) {
            log.warn("The task {} failed and will be tried again", task.name(), e);
        }
    }
}
