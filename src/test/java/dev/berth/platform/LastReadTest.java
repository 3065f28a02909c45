package dev.berth.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LastReadTest {

    private static final Duration LIFE = Duration.ofSeconds(1);

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void whatIsNotOldIsNotReadAgain() {
        LastRead<Integer> last = new LastRead<>(reads::incrementAndGet, LIFE, nanos::get);

        assertThat(last.get()).isEqualTo(1);
        assertThat(last.get()).isEqualTo(1);
    }

    @Test
    void whatHasChangedIsReadAgain() {
        LastRead<Integer> last = new LastRead<>(reads::incrementAndGet, LIFE, nanos::get);
        last.get();

        last.forget();

        assertThat(last.get()).isEqualTo(2);
    }

    @Test
    void whatIsTooOldIsReadAgain() {
        LastRead<Integer> last = new LastRead<>(reads::incrementAndGet, LIFE, nanos::get);
        last.get();

        age(Duration.ofMillis(999));
        assertThat(last.get()).isEqualTo(1);
        age(Duration.ofMillis(2));
        assertThat(last.get()).isEqualTo(2);
    }

    @Test
    void whatChangesWhileItIsReadIsReadAgain() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        LastRead<Integer> last = new LastRead<>(
                () -> {
                    int read = reads.incrementAndGet();
                    reading.countDown();
                    awaitQuietly(changed);
                    return read;
                },
                LIFE,
                nanos::get);
        CompletableFuture<Integer> early = CompletableFuture.supplyAsync(last::get);
        reading.await();

        last.forget();
        changed.countDown();

        assertThat(early.get()).isEqualTo(1);
        assertThat(last.get()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForTheOneWhoReadsWhatIsMerelyOld() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        LastRead<Integer> last = new LastRead<>(
                () -> {
                    int read = reads.incrementAndGet();
                    if (read == 2) {
                        reading.countDown();
                        awaitQuietly(goOn);
                    }
                    return read;
                },
                LIFE,
                nanos::get);
        last.get();
        age(Duration.ofMillis(1500));
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(last::get);
        reading.await();

        assertThat(last.get()).isEqualTo(1);
        goOn.countDown();
        assertThat(reader.get()).isEqualTo(2);
    }

    @Test
    void whatIsMuchTooOldIsReadByWhoeverNeedsIt() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        LastRead<Integer> last = new LastRead<>(
                () -> {
                    int read = reads.incrementAndGet();
                    if (read == 2) {
                        reading.countDown();
                        awaitQuietly(goOn);
                    }
                    return read;
                },
                LIFE,
                nanos::get);
        last.get();
        age(Duration.ofMinutes(1));
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(last::get);
        reading.await();

        assertThat(last.get()).isEqualTo(3);
        goOn.countDown();
        reader.get();
    }

    private void age(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
