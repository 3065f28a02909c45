package dev.berth.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobTable;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;

/** Reads blobs out of a repository (Distribution specification, "Pulling blobs" and "Checking if content exists"). */
@Component
public class BlobPuller {

    private static final Logger log = LoggerFactory.getLogger(BlobPuller.class);

    private final BlobLinks links;
    private final BlobTable blobs;
    private final BlobStore store;

    BlobPuller(BlobLinks links, BlobTable blobs, BlobStore store) {
        this.links = links;
        this.blobs = blobs;
        this.store = store;
    }

    /** @throws BlobUnknown where the repository does not serve it */
    public StoredBlob find(RepositoryScope scope, Digest digest) {
        return links.find(scope, digest).map(BlobLinks.Link::blob).orElseThrow(() -> new BlobUnknown(scope, digest));
    }

    /**
     * Like {@link #find}, and promises that the blob stays for a good while yet: a client that is told so does not push it again.
     *
     * @throws BlobUnknown where the repository does not serve it
     */
    public StoredBlob promise(RepositoryScope scope, Digest digest) {
        return links.find(scope, digest)
                .filter(link -> !link.dueForRenewal() || links.renew(scope, digest))
                .map(BlobLinks.Link::blob)
                .orElseThrow(() -> new BlobUnknown(scope, digest));
    }

    /** An address where the client can fetch the blob by itself; empty where it is streamed. */
    public Optional<URI> redirect(StoredBlob blob) {
        return store.redirect(blob.key());
    }

    /**
     * The blob as a file that the web server can send by itself; empty for a store without files.
     *
     * @throws BlobUnknown where the file has vanished or is not whole
     */
    public Optional<Path> file(RepositoryScope scope, StoredBlob blob) {
        Optional<Path> file = store.file(blob.key());
        if (file.isPresent() && sizeOf(file.get()) != blob.size()) {
            throw lost(scope, blob);
        }
        return file;
    }

    /**
     * Opens a part of the blob.
     *
     * @throws BlobUnknown where its object has vanished from the store
     */
    public InputStream open(RepositoryScope scope, StoredBlob blob, long offset, long length) {
        try {
            return store.open(blob.key(), offset, length);
        } catch (NoSuchFileException e) {
            throw lost(scope, blob);
        } catch (IOException e) {
            log.warn("The blob store failed", e);
            throw new StoreUnavailable(e);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return -1;
        } catch (IOException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** Takes the blob out of service, so that clients push it again. */
    private BlobUnknown lost(RepositoryScope scope, StoredBlob blob) {
        log.error(
                "The object {} of blob {} is not whole in the store; the blob is out of service",
                blob.key(),
                blob.digest());
        blobs.markSuspect(blob);
        return new BlobUnknown(scope, blob.digest());
    }
}
