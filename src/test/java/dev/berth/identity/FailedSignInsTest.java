package dev.berth.identity;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FailedSignInsTest {

    private final FailedSignIns failures = new FailedSignIns();

    @Test
    void S03_whoKeepsFailingHasToWait() {
        fail("alice", "10.0.0.1", 10);

        var refusal = catchThrowableOfType(RetryLater.class, () -> failures.requirePatience("ALICE", "10.0.0.1"));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.TOO_MANY);
        assertThat(refusal.delaySeconds()).isBetween(1L, 60L);
    }

    @ParameterizedTest
    @ValueSource(strings = {" alice b", "alice b ", "alice  b", "ALICE\u00a0B", "al\u00adice b", "ａｌｉｃｅ b"})
    void S03_anotherWritingOfTheNameIsNoFreshStart(String writing) {
        fail("alice b", "10.0.0.1", 10);

        assertThat(catchThrowableOfType(RetryLater.class, () -> failures.requirePatience(writing, "10.0.0.1")))
                .isNotNull();
    }

    @Test
    void S03_theVictimIsNotLockedOutFromElsewhere() {
        fail("alice", "10.0.0.1", 10);

        assertThatCode(() -> failures.requirePatience("alice", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> failures.requirePatience("bob", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void S03_whoTriesManyNamesHasToWaitToo() {
        for (int i = 0; i < 100; i++) {
            fail("user" + i, "10.0.0.1", 1);
        }

        assertThat(catchThrowableOfType(RetryLater.class, () -> failures.requirePatience("new", "10.0.0.1")))
                .isNotNull();
    }

    @Test
    void S03_whatIsFoundAfterTooManyGuessesFailedMeanwhileIsNotHeardOf() {
        var refusal = catchThrowableOfType(
                RetryLater.class,
                () -> failures.slowed("alice", "10.0.0.1", () -> {
                    fail("alice", "10.0.0.1", 10);
                    return Optional.of("right");
                }));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.TOO_MANY);
    }

    @Test
    void S03_aGuessThatGetsNoAnswerCountsLikeOneThatFails() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> failures.slowed("alice", "10.0.0.1", () -> {
                        throw new DirectoryAway();
                    }))
                    .isInstanceOf(DirectoryAway.class);
        }

        assertThat(catchThrowableOfType(RetryLater.class, () -> failures.requirePatience("alice", "10.0.0.1")))
                .isNotNull();
    }

    @Test
    void S45_whoSignedInFromThereBeforeIsNotKeptOutByOthersWhoGuess() {
        failures.succeeded("Alice", "10.0.0.1");
        for (int i = 0; i < 100; i++) {
            fail("user" + i, "10.0.0.1", 1);
        }

        assertThatCode(() -> failures.requirePatience("alice", "10.0.0.1")).doesNotThrowAnyException();
        fail("alice", "10.0.0.1", 10);
        assertThat(catchThrowableOfType(RetryLater.class, () -> failures.requirePatience("alice", "10.0.0.1")))
                .isNotNull();
    }

    @Test
    void S03_whoHasAWholeNetworkOfIpv6IsOneClient() {
        for (int i = 1; i <= 10; i++) {
            fail("alice", "2001:db8:1:2:" + i + "::" + i, 1);
        }

        assertThat(catchThrowableOfType(
                        RetryLater.class, () -> failures.requirePatience("alice", "2001:db8:1:2:ffff::1%eth0")))
                .isNotNull();
        assertThatCode(() -> failures.requirePatience("alice", "2001:db8:1:3::1"))
                .doesNotThrowAnyException();
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.count(username, address);
        }
    }
}
