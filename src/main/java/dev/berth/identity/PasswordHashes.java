package dev.berth.identity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Argon2id. It is slow and takes 16 MiB on purpose, so only a few run at a time; the others wait their turn. */
@Component
public class PasswordHashes {

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns;
    private final Duration patience;

    /** Matches no password; compared where there is no account, so that it takes as long as where there is one (S03). */
    private final String nobody = argon2.encode("");

    /** A processor is left to the others: there are no more threads that carry requests than processors, and this lets go of none. */
    public PasswordHashes() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), Duration.ofSeconds(10));
    }

    /**
     * @param atOnce how many run at a time
     * @param patience how long the others wait before they are told to try again
     */
    PasswordHashes(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    public String hash(String password) {
        return inTurn(() -> String.valueOf(argon2.encode(password)));
    }

    /** @param hash absent where there is no such account */
    public boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash == null ? nobody : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static RetryLater busy() {
        return new RetryLater(
                ErrorKind.TOO_MANY, "too many people are signing in at the moment: try again", Duration.ofSeconds(2));
    }
}
