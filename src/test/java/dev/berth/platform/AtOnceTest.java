package dev.berth.platform;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AtOnceTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @Test
    void eachIsDoneOnce() throws IOException {
        Set<Integer> done = Collections.synchronizedSet(new HashSet<>());

        AtOnce.each(HUNDRED, 8, one -> assertThat(done.add(one)).isTrue());

        assertThat(done).containsAll(HUNDRED);
    }

    @Test
    void soManyAreDoneAtTheSameTimeAndNoMore() throws IOException {
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger going = new AtomicInteger();

        AtOnce.each(HUNDRED, 4, one -> {
            assertThat(going.incrementAndGet()).isLessThanOrEqualTo(4);
            await(four);
            going.decrementAndGet();
        });

        assertThat(going).hasValue(0);
    }

    @Test
    void aFailureIsTheCallersAndNothingGoesOn() {
        AtomicInteger going = new AtomicInteger();

        assertThatIOException()
                .isThrownBy(() -> AtOnce.each(HUNDRED, 8, one -> {
                    going.incrementAndGet();
                    try {
                        if (one == 50) {
                            throw new IOException("the disk is broken");
                        }
                    } finally {
                        going.decrementAndGet();
                    }
                }))
                .withStackTraceContaining("the disk is broken");
        assertThat(going).hasValue(0);
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
