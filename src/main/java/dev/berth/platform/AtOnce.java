package dev.berth.platform;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does the same to many things at once, where each waits for a disk. It returns when all is over, so that nothing goes on behind it. */
public final class AtOnce {

    private AtOnce() {}

    /** What is done to one of them. */
    @FunctionalInterface
    public interface Step<T> {
        void on(T thing) throws IOException;
    }

    /**
     * @param most so many at the same time
     * @throws IOException where a step failed; others may have been left undone
     */
    public static <T> void each(Collection<T> things, int most, Step<T> step) throws IOException {
        Queue<T> left = new ConcurrentLinkedQueue<>(things);
        if (left.size() <= 1) {
            takeAll(left, step);
            return;
        }
        Callable<Boolean> worker = () -> takeAll(left, step);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> workers = Stream.generate(() -> threads.submit(worker))
                    .limit(Math.min(most, left.size()))
                    .toList();
            for (Future<Boolean> one : workers) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before all was done");
        }
    }

    private static <T> boolean takeAll(Queue<T> left, Step<T> step) throws IOException {
        for (T thing = left.poll(); thing != null; thing = left.poll()) {
            step.on(thing);
        }
        return true;
    }
}
