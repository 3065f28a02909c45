package dev.berth.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StagedObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/** Brings bytes into the store, verified; says in the registry's words what went wrong there. */
@Component
class BlobStaging {

    private static final Logger log = LoggerFactory.getLogger(BlobStaging.class);

    private final BlobStore store;

    BlobStaging(BlobStore store) {
        this.store = store;
    }

    void requireRoom() {
        try {
            if (!store.hasRoom()) {
                throw new StorageFull();
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    StagedObject append(StagedObject staged, ClientBody body) {
        try {
            return store.append(staged, body);
        } catch (IOException e) {
            requireRoom();
            throw unavailable(e);
        }
    }

    /**
     * Verifies the staged bytes and makes them durable.
     *
     * @param hash the hash of all of them, or absent where they have to be read again
     * @throws DigestMismatch where they are not what was expected
     */
    void finish(StagedObject staged, @Nullable MessageDigest hash, Digest expected) {
        try {
            Optional<Digest> known = hash != null
                    ? Optional.of(Digest.of(expected.algorithm(), hash))
                    : readBack(store.readStaged(staged), expected.algorithm());
            known.ifPresent(actual -> require(expected, actual));
            store.finish(staged);
            if (known.isEmpty()) {
                readBack(Optional.of(store.open(staged.key(), 0, staged.size())), expected.algorithm())
                        .ifPresent(actual -> require(expected, actual));
            }
        } catch (IOException e) {
            requireRoom();
            throw unavailable(e);
        }
    }

    private static Optional<Digest> readBack(Optional<InputStream> content, DigestAlgorithm algorithm)
            throws IOException {
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (DigestInputStream hashed = new DigestInputStream(content.get(), algorithm.newHash())) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Digest.of(algorithm, hashed.getMessageDigest()));
        }
    }

    private static void require(Digest expected, Digest actual) {
        if (!actual.equals(expected)) {
            throw new DigestMismatch(expected, actual);
        }
    }

    private static StoreUnavailable unavailable(IOException e) {
        log.warn("The blob store failed", e);
        return new StoreUnavailable(e);
    }
}
