package dev.berth.testkit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import dev.berth.testkit.FaultyFileSystem.Step;

/** What happens before a step of a {@link FaultyFileSystem}: nothing, an error, a pause at a barrier, or the end of the process. */
@FunctionalInterface
public interface Obstacle {

    Obstacle NONE = (step, path) -> {};

    /**
     * Called on the thread that does the step, with the real path.
     *
     * @throws IOException what the step fails with
     */
    void before(Step step, Path path) throws IOException;

    /** Lets every step of this kind fail. */
    static Obstacle always(Step failing, String reason) {
        return (step, path) -> {
            if (step == failing) {
                throw new FileSystemException(path.toString(), null, reason);
            }
        };
    }

    /** Lets the step fail that comes after {@code passing} others of any kind, and none after it. */
    static Obstacle once(int passing, String reason) {
        AtomicInteger left = new AtomicInteger(passing);
        return (step, path) -> {
            if (left.getAndDecrement() == 0) {
                throw new FileSystemException(path.toString(), null, reason);
            }
        };
    }

    /** Lets every step fail after {@code passing} of any kind. */
    static Obstacle after(int passing, String reason) {
        AtomicInteger left = new AtomicInteger(passing);
        return (step, path) -> {
            if (left.get() == 0) {
                throw new FileSystemException(path.toString(), null, reason);
            }
            left.decrementAndGet();
        };
    }

    /** A disk that is full after {@code passing} writes: no more bytes, while reads, syncs and deletes go on. */
    static Obstacle full(int passing) {
        AtomicInteger left = new AtomicInteger(passing);
        return (step, path) -> {
            if (step == Step.WRITE && left.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        };
    }
}
