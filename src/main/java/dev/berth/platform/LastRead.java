package dev.berth.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for by every request and read for all of them together now and then. Where it is merely old, one reads and the others go on
 * with it: nobody waits here for somebody who waits elsewhere, such as for a connection that the first one holds.
 *
 * @param <T> immutable
 */
public final class LastRead<T> {

    /** Nobody goes on with what is older than so many lives. */
    private static final int LIVES = 3;

    private final Supplier<T> source;
    private final long life;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Snapshot<T> last;

    private record Snapshot<T>(T value, long changes, long readAt) {}

    /** @param life for how long it is not read again, as far as nobody says that it has changed */
    public LastRead(Supplier<T> source, Duration life) {
        this(source, life, System::nanoTime);
    }

    LastRead(Supplier<T> source, Duration life, LongSupplier nanos) {
        this.source = source;
        this.life = life.toNanos();
        this.nanos = nanos;
    }

    public T get() {
        Snapshot<T> known = last;
        if (known == null || known.changes != changes.get() || isOlder(known, LIVES * life)) {
            return read();
        }
        return isOlder(known, life) && reading.compareAndSet(false, true) ? readForAll() : known.value;
    }

    private boolean isOlder(Snapshot<T> known, long age) {
        return nanos.getAsLong() - known.readAt > age;
    }

    /** It has changed: whoever needs it reads it, also in place of somebody who is reading what was there before. */
    public void forget() {
        changes.incrementAndGet();
    }

    private T readForAll() {
        try {
            return read();
        } finally {
            reading.set(false);
        }
    }

    private T read() {
        long heeded = changes.get();
        long now = nanos.getAsLong();
        T value = source.get();
        last = new Snapshot<>(value, heeded, now);
        return value;
    }
}
