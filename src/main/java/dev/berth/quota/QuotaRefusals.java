package dev.berth.quota;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.QuotaExceeded;

/** Lets others hear of it when a limit has refused something: of one project not more often than once a minute from each node. */
@Component
public class QuotaRefusals {

    private static final Logger log = LoggerFactory.getLogger(QuotaRefusals.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Cache<Long, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(SILENCE).build();

    QuotaRefusals(TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    /** Does something that a limit may refuse, in a transaction that is rolled back then. */
    public void inTransaction(Principal by, Runnable work) {
        inTransaction(by, () -> {
            work.run();
            return true;
        });
    }

    /** The same with a result. */
    public <T> T inTransaction(Principal by, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (StorageLimitPassed refusal) {
            if (told.asMap().putIfAbsent(refusal.room().projectId(), true) == null) {
                tell(by, refusal);
            }
            throw refusal;
        }
    }

    /** It stays a refusal, whatever becomes of the news. */
    private void tell(Principal by, StorageLimitPassed refusal) {
        StorageRoom room = refusal.room();
        QuotaExceeded event =
                new QuotaExceeded(by, room.projectId(), room.limit(), room.used() + room.coming(), refusal.asked());
        try {
            transactions.executeWithoutResult(status -> events.publishEvent(event));
        } catch (RuntimeException e) {
            log.warn("Nobody could be told that project {} has reached its limit", room.projectId(), e);
        }
    }
}
