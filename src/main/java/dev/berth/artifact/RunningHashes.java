package dev.berth.artifact;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.oci.DigestAlgorithm;

/** The hashes of uploads between two requests, on the node that received them; what is gone is computed again from the bytes. */
@Component
class RunningHashes {

    private record Running(long size, DigestAlgorithm algorithm, MessageDigest hash) {}

    private final Cache<UUID, Running> hashes;

    RunningHashes(UploadProperties properties) {
        this.hashes = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterAccess(properties.timeout())
                .build();
    }

    /** A hash of all that the upload holds, to go on with; empty where it is not known here. */
    Optional<MessageDigest> of(Upload upload, DigestAlgorithm algorithm) {
        if (upload.size() == 0) {
            return Optional.of(algorithm.newHash());
        }
        Running running = hashes.getIfPresent(upload.id());
        if (running == null || running.size != upload.size() || running.algorithm != algorithm) {
            return Optional.empty();
        }
        return Optional.of(copy(running.hash));
    }

    void keep(UUID id, long size, DigestAlgorithm algorithm, MessageDigest hash) {
        hashes.put(id, new Running(size, algorithm, hash));
    }

    void forget(UUID id) {
        hashes.invalidate(id);
    }

    private static MessageDigest copy(MessageDigest hash) {
        try {
            return (MessageDigest) hash.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime's " + hash.getAlgorithm() + " cannot be cloned", e);
        }
    }
}
