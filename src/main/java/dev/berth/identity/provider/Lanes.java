package dev.berth.identity.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each provider a lane of its own for calls, so that one that hangs holds up nobody but those who need it: few calls at once, a
 * short wait for a place, and a pause after it was away.
 */
@Component
public class Lanes {

    static final int WIDTH = 8;
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(Clock clock) {
        this.clock = clock;
    }

    /** What is asked of a provider; each step of it has a time-out. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {

        T run() throws E;
    }

    /**
     * Runs the call in the provider's lane. Where it throws {@link ProviderAway} the provider is left alone for some seconds, so that is
     * for calls that got no answer, not for answers that say no.
     *
     * @throws ProviderAway at once where the provider was away just now, and where all places stay taken
     */
    public <T, E extends Exception> T within(Provider provider, Call<T, E> call) throws E {
        Lane lane = lane(provider);
        lane.requireOpen(provider, clock.instant());
        lane.enter(provider);
        try {
            lane.requireOpen(provider, clock.instant());
            return call.run();
        } catch (ProviderAway away) {
            lane.closedUntil = clock.instant().plus(PAUSE);
            throw away;
        } finally {
            lane.places.release();
        }
    }

    /** A change of the provider may be what helps, so it opens a fresh lane. */
    private Lane lane(Provider provider) {
        return lanes.compute(
                provider.id(),
                (id, known) ->
                        known == null || known.revision < provider.revision() ? new Lane(provider.revision()) : known);
    }

    private static final class Lane {

        private final long revision;
        private final Semaphore places = new Semaphore(WIDTH);
        private volatile @Nullable Instant closedUntil;

        Lane(long revision) {
            this.revision = revision;
        }

        void requireOpen(Provider provider, Instant now) {
            Instant until = closedUntil;
            if (until != null && now.isBefore(until)) {
                throw new ProviderAway(named(provider) + " did not answer just now and is left alone for a moment");
            }
        }

        void enter(Provider provider) {
            try {
                if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new ProviderAway(named(provider) + " is busy: " + WIDTH + " calls are under way");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderAway(named(provider) + " was not asked, since the wait was interrupted", e);
            }
        }

        private static String named(Provider provider) {
            return "the provider \"" + provider.name() + "\"";
        }
    }
}
