package dev.berth.artifact;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;

/**
 * Manifests that were pulled by digest a moment ago, each for the repository that it was pulled from. A manifest never changes, so the
 * bytes cannot be wrong. That it is still there is forgotten at once where it is deleted on this node, and after some seconds on others.
 */
@Component
class RecentManifests {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 64 * 1024 * 1024;
    private static final int BYTES_OF_AN_ENTRY = 512;

    private record Key(RepositoryScope scope, Digest digest) {}

    private final Cache<Key, PulledManifest> recent = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumWeight(MOST_BYTES)
            .<Key, PulledManifest>weigher((key, manifest) -> BYTES_OF_AN_ENTRY + manifest.size())
            .build();

    private final AtomicLong deletions = new AtomicLong();

    Optional<PulledManifest> find(RepositoryScope scope, Digest digest, Supplier<Optional<PulledManifest>> table) {
        Key key = new Key(scope, digest);
        PulledManifest known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        long before = deletions.get();
        Optional<PulledManifest> found = table.get();
        found.ifPresent(manifest -> recent.put(key, manifest));
        if (deletions.get() != before) {
            recent.invalidate(key);
        }
        return found;
    }

    /** Forgets everything, since deletions are rare, when the transaction that deletes a manifest is over. */
    void forgetAfterTransaction() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                deletions.incrementAndGet();
                recent.invalidateAll();
            }
        });
    }
}
