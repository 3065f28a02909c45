package dev.berth.identity;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    private static final Bandwidth PER_ACCOUNT = Bandwidth.builder()
            .capacity(10)
            .refillGreedy(10, Duration.ofMinutes(5))
            .build();
    private static final Bandwidth PER_ADDRESS = Bandwidth.builder()
            .capacity(100)
            .refillGreedy(100, Duration.ofMinutes(5))
            .build();

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    /** Who signed in from where lately: many people may share an address, and one who guesses there must not keep the others out. */
    private final Cache<Key, Boolean> familiar = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(7))
            .build();

    /** @throws RetryLater TOO_MANY after too many failures */
    public void requirePatience(String username, String address) {
        for (Bucket bucket : buckets(username, address)) {
            var room = bucket.estimateAbilityToConsume(1);
            if (!room.canBeConsumed()) {
                throw new RetryLater(
                        ErrorKind.TOO_MANY,
                        "too many failed sign-ins from this address: try again later",
                        Duration.ofNanos(room.getNanosToWaitForRefill()));
            }
        }
    }

    /** A wrong password, or a name that nobody has. */
    public void count(String username, String address) {
        buckets(username, address).forEach(bucket -> bucket.tryConsume(1));
    }

    /** Failures of others at this address do not concern this account there any more. */
    public void succeeded(String username, String address) {
        familiar.put(Key.of(username, address), true);
    }

    private List<Bucket> buckets(String username, String address) {
        Key account = Key.of(username, address);
        Bucket perAccount = bucket(account, PER_ACCOUNT);
        return familiar.getIfPresent(account) != null
                ? List.of(perAccount)
                : List.of(perAccount, bucket(Key.of("", address), PER_ADDRESS));
    }

    private Bucket bucket(Key key, Bandwidth limit) {
        return buckets.get(key, absent -> Bucket.builder().addLimit(limit).build());
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
