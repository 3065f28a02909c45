package dev.berth.identity;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.berth.platform.RetryLater;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordHashesTest {

    @Test
    void S45_slowHashesAreBoundedAndWhoFindsNoTurnIsToldToTryAgain() {
        PasswordHashes hashes = new PasswordHashes(1, Duration.ofMillis(1));
        AtomicInteger refused = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> {
                    try {
                        hashes.hash("right");
                    } catch (RetryLater e) {
                        refused.incrementAndGet();
                    }
                });
            }
        }

        assertThat(refused).hasPositiveValue();
        assertThat(hashes.matches("right", hashes.hash("right")))
                .as("turns come back")
                .isTrue();
    }
}
