package dev.berth.identity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Unauthenticated;
import dev.berth.platform.RetryLater;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PasswordSignInTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final PasswordHashes hashes = new PasswordHashes();
    private final PasswordSignIn signIn = new PasswordSignIn(
            new PersonLookup(jdbc),
            new OwnSecrets(hashes, new RememberedPasswords()),
            SERVER.bean(DirectorySignIn.class),
            new FailedSignIns());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void makeAlice() {
        jdbc.sql("delete from identity_user where user_id <> 1").update();
        jdbc.sql("insert into identity_user (username, password) values ('Alice', ?)")
                .param(hashes.hash("right"))
                .update();
    }

    @Test
    void theNameHasNoCaseAndThePasswordHas() {
        assertThat(signIn.signIn("alice", "right", HERE).name()).isEqualTo("Alice");
        assertThatThrownBy(() -> signIn.signIn("alice", "Right", HERE)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void S03_anUnknownNameAndAWrongPasswordLookTheSame() {
        var unknown = catchThrowableOfType(Unauthenticated.class, () -> signIn.signIn("nobody", "x", HERE));
        var wrong = catchThrowableOfType(Unauthenticated.class, () -> signIn.signIn("alice", "x", HERE));

        assertThat(unknown).hasMessage(wrong.getMessage());
        assertThat(unknown.kind()).isEqualTo(wrong.kind());
    }

    /** Compares what the fastest of several tries takes: the first ones warm up. */
    @Test
    void S03_anUnknownNameTakesAsLongAsAWrongPassword() {
        long unknown = fastest("nobody");
        long wrong = fastest("alice");

        assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
    }

    @Test
    void S03_repeatedFailuresAreSlowedDownHereAndNotElsewhere() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> signIn.signIn("alice", "wrong", HERE)).isInstanceOf(Unauthenticated.class);
        }

        var refused = catchThrowableOfType(RetryLater.class, () -> signIn.signIn("alice", "right", HERE));

        assertThat(refused.delay()).isPositive();
        assertThat(signIn.signIn("alice", "right", ELSEWHERE).name()).isEqualTo("Alice");
    }

    @Test
    void aPasswordThatWasRightIsNotHashedAgain() {
        signIn.signIn("alice", "right", HERE);
        Duration first = time(() -> hashes.matches("right", null));
        Duration second = time(() -> signIn.signIn("alice", "right", HERE));

        assertThat(second).isLessThan(first);
    }

    @Test
    void S44_aChangedPasswordCountsAtOnce() {
        signIn.signIn("alice", "right", HERE);
        jdbc.sql("update identity_user set password = ?")
                .param(hashes.hash("new"))
                .update();

        assertThatThrownBy(() -> signIn.signIn("alice", "right", HERE)).isInstanceOf(Unauthenticated.class);
        assertThat(signIn.signIn("alice", "new", HERE).name()).isEqualTo("Alice");
    }

    @Test
    void S44_aDeletedAccountIsOutAtOnce() {
        signIn.signIn("alice", "right", HERE);
        jdbc.sql("update identity_user set deleted_at = now()").update();

        assertThatThrownBy(() -> signIn.signIn("alice", "right", HERE)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void S44_whoIsNoLongerAnAdministratorIsNoneAtOnce() {
        jdbc.sql("update identity_user set administrator = true").update();
        assertThat(signIn.signIn("alice", "right", HERE).administrator()).isTrue();

        jdbc.sql("update identity_user set administrator = false").update();

        assertThat(signIn.signIn("alice", "right", HERE).administrator()).isFalse();
    }

    private long fastest(String username) {
        return Arrays.stream(new int[5])
                .mapToLong(i -> time(() -> assertThatThrownBy(() -> signIn.signIn(username, "x", HERE))
                                .isInstanceOf(Unauthenticated.class))
                        .toNanos())
                .min()
                .orElseThrow();
    }

    /** What this thread worked: a busy machine does not add to it. */
    private static Duration time(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
