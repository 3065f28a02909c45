package dev.berth.identity.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class LanesTest {

    private final TurnedClock clock = new TurnedClock(Instant.EPOCH);
    private final Lanes lanes = new Lanes(clock);

    @Test
    void anAnswerAndARefusalPassThrough() {
        assertThat(lanes.within(provider(1, 0), () -> "answer")).isEqualTo("answer");
        assertThatExceptionOfType(ProviderRefused.class)
                .isThrownBy(() -> lanes.within(provider(1, 0), () -> {
                    throw new ProviderRefused("no");
                }));
        assertThat(lanes.within(provider(1, 0), () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aProviderThatWasAwayIsLeftAloneForAMomentAndNoOtherOneWithIt() {
        goAway(provider(1, 0));

        assertAway(provider(1, 0), "left alone");
        assertThat(lanes.within(provider(2, 0), () -> "answer")).isEqualTo("answer");

        clock.turn(Lanes.PAUSE.plusMillis(1));
        assertThat(lanes.within(provider(1, 0), () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aChangeOfTheProviderEndsThePause() {
        goAway(provider(1, 0));

        assertThat(lanes.within(provider(1, 1), () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aProviderThatHangsTakesNoMoreThanItsLane() throws Exception {
        CountDownLatch hanging = new CountDownLatch(Lanes.WIDTH);
        CountDownLatch end = new CountDownLatch(1);
        List<Future<String>> calls = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Lanes.WIDTH; i++) {
                calls.add(threads.submit(() -> lanes.within(provider(1, 0), () -> {
                    hanging.countDown();
                    end.await();
                    return "late";
                })));
            }
            hanging.await();
            long before = System.nanoTime();
            assertAway(provider(1, 0), "busy");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            assertThat(lanes.within(provider(2, 0), () -> "answer")).isEqualTo("answer");
            end.countDown();
            for (Future<String> call : calls) {
                assertThat(call.get()).isEqualTo("late");
            }
        }
        assertThat(lanes.within(provider(1, 0), () -> "answer")).isEqualTo("answer");
    }

    private void goAway(Provider provider) {
        assertThatExceptionOfType(ProviderAway.class)
                .isThrownBy(() -> lanes.within(provider, () -> {
                    throw new ProviderAway("no answer");
                }));
    }

    private void assertAway(Provider provider, String message) {
        assertThatExceptionOfType(ProviderAway.class)
                .isThrownBy(() -> lanes.within(provider, () -> "answer"))
                .withMessageContaining(message)
                .withMessageContaining(provider.name());
    }

    private static Provider provider(long id, long revision) {
        OidcSettings settings = new OidcSettings(
                "https://issuer.example.com",
                "berth",
                null,
                List.of("openid"),
                "",
                "",
                "",
                "",
                true,
                null,
                false,
                false,
                Map.of(),
                5);
        return new Provider(id, "issuer " + id, true, true, settings, revision, Instant.EPOCH, Instant.EPOCH);
    }
}
