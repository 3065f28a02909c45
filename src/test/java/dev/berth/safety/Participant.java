package dev.berth.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/** One of several that meet in an {@link Interleaving}: runs on a thread of its own and can be stopped before one of its steps. */
final class Participant {

    private final String name;
    private final Runnable work;
    private final int pauseBefore;
    private final List<String> made = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean paused;
    private volatile @Nullable Throwable failure;

    /** @param pauseBefore the number of the step, from 0, that it waits before; a negative one to run through */
    Participant(String name, Runnable work, int pauseBefore) {
        this.name = name;
        this.work = work;
        this.pauseBefore = pauseBefore;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    private void run() {
        try {
            work.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            reached.countDown();
        }
    }

    /** Called on its own thread. */
    void before(String step) {
        if (made.size() == pauseBefore) {
            paused = true;
            reached.countDown();
            await(released);
            paused = false;
        }
        made.add(step);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Thread thread() {
        return thread;
    }

    void start() {
        thread.start();
    }

    /** Whether it waits before its step or has come to its end. */
    boolean rests() {
        return reached.getCount() == 0;
    }

    boolean isPaused() {
        return paused;
    }

    void release() {
        released.countDown();
    }

    /** Waits for its end. */
    void join() {
        try {
            if (!thread.join(java.time.Duration.ofSeconds(30))) {
                throw new AssertionError(this + " does not end; it made " + made);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public String toString() {
        return name + (pauseBefore < 0 ? "" : " paused before step " + pauseBefore) + " " + made;
    }
}
