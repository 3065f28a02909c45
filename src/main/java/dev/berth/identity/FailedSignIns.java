package dev.berth.identity;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/**
 * Slows down whoever guesses passwords: after a number of failures for one account from one address, or for many accounts from one address,
 * that address has to wait. Another address is not affected, so nobody can lock somebody else out (S03). Each node counts for itself, so that
 * no sign-in waits for a row: with several nodes somebody gets as many times the failures.
 */
@Component
public class FailedSignIns {

    private static final String REFUSAL = "too many failed sign-ins from this address: try again later";
    private static final Bandwidth PER_ACCOUNT = Bandwidth.builder()
            .capacity(10)
            .refillGreedy(10, Duration.ofMinutes(5))
            .build();
    private final NetworkLimit perAddress = new NetworkLimit(100, Duration.ofMinutes(5), REFUSAL);

    private final Cache<Key, Bucket> perAccount = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    /** Who signed in from where lately: many people may share an address, and one who guesses there must not keep the others out. */
    private final Cache<Key, Boolean> familiar = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(7))
            .build();

    /**
     * Compares a secret with what it should be. Whoever guesses is slowed down, whether they are refused or left without an answer. What was
     * found right is not heard of either when too many guesses failed meanwhile: of a thousand at once no more count than of a thousand in turn.
     *
     * @param comparison what is proved, or empty for a wrong secret and for a name that nobody has
     * @throws RetryLater TOO_MANY after too many failures
     */
    public <T> Optional<T> slowed(String username, String address, Supplier<Optional<T>> comparison) {
        requirePatience(username, address);
        try {
            Optional<T> proof = comparison.get();
            requirePatience(username, address);
            proof.ifPresentOrElse(found -> succeeded(username, address), () -> count(username, address));
            return proof;
        } catch (DirectoryAway away) {
            count(username, address);
            throw away;
        }
    }

    /** @throws RetryLater TOO_MANY after too many failures */
    void requirePatience(String username, String address) {
        Key account = Key.of(username, address);
        var room = bucket(account).estimateAbilityToConsume(1);
        if (!room.canBeConsumed()) {
            throw new RetryLater(ErrorKind.TOO_MANY, REFUSAL, Duration.ofNanos(room.getNanosToWaitForRefill()));
        }
        if (!isFamiliar(account)) {
            perAddress.requireRoom(address);
        }
    }

    void count(String username, String address) {
        Key account = Key.of(username, address);
        bucket(account).tryConsume(1);
        if (!isFamiliar(account)) {
            perAddress.count(address);
        }
    }

    /** Failures of others at this address do not concern this account there any more. */
    void succeeded(String username, String address) {
        familiar.put(Key.of(username, address), true);
    }

    private boolean isFamiliar(Key account) {
        return familiar.getIfPresent(account) != null;
    }

    private Bucket bucket(Key account) {
        return perAccount.get(
                account, absent -> Bucket.builder().addLimit(PER_ACCOUNT).build());
    }

    private record Key(String username, ClientNetwork network) {

        private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
        private static final Pattern SPACES = Pattern.compile("\\s+");

        static Key of(String username, String address) {
            return new Key(plain(username), ClientNetwork.of(address));
        }

        /** One text for all that a directory takes for the same name (RFC 4518): none of them is a fresh start. */
        private static String plain(String username) {
            String seen =
                    UNSEEN.matcher(Normalizer.normalize(username, Form.NFKC)).replaceAll("");
            return SPACES.matcher(seen.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        }
    }
}
