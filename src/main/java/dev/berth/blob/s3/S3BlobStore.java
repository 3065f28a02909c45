package dev.berth.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StagedObject.Part;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredObject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in an S3-compatible store. A body is cut into the parts of a multipart upload; what is too short for a part is kept as a tail,
 * an object of its own. See {@link ObjectNames} for where they lie.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);

    private static final Duration REDIRECT = Duration.ofMinutes(10);

    private final S3Client client;
    private final @Nullable S3Presigner presigner;
    private final Bucket bucket;
    private final String bucketName;
    private final ObjectNames names;
    private final PartBuffers buffers = new PartBuffers();

    /**
     * Connects by configuration.
     *
     * @throws IllegalArgumentException where the configuration is incomplete
     */
    public S3BlobStore(S3Properties properties) {
        S3Connection connection = new S3Connection(properties);
        this.client = connection.client();
        this.presigner = properties.redirect() ? connection.presigner() : null;
        this.bucketName = properties.bucket();
        this.bucket = new Bucket(client, bucketName, properties.timeout());
        this.names = new ObjectNames(properties.prefix());
    }

    /**
     * Says in the log whether the bucket can be used. A store that is away at the start is treated like one that goes away later: the
     * server runs and answers what needs no store, and the rest as soon as the store is back.
     */
    public void probe() {
        try {
            bucket.probe();
            LOG.info("Blobs are kept in bucket {}", bucketName);
        } catch (IOException unusable) {
            LOG.error("Blobs cannot be read or written for now: {}", unusable.getMessage());
        }
    }

    @Override
    public StagedObject append(StagedObject staged, InputStream body) throws IOException {
        try (PartBuffer buffer = buffers.take()) {
            readTail(staged, buffer);
            return new PartWriter(bucket, names, staged).append(buffer, body);
        }
    }

    private void readTail(StagedObject staged, PartBuffer buffer) throws IOException {
        Progress.Tail tail = Progress.of(staged).tail();
        if (tail == null) {
            return;
        }
        long size = staged.size() - Progress.partBytes(staged);
        try (InputStream bytes = bucket.open(names.tail(staged.key(), tail.slot()), 0, size, tail.etag())) {
            buffer.fill(bytes, size);
        }
    }

    @Override
    public void finish(StagedObject staged) throws IOException {
        String object = names.object(staged.key());
        try (PartBuffer rest = buffers.take()) {
            readTail(staged, rest);
            requireWhole(staged, rest);
            if (staged.parts().isEmpty()) {
                bucket.put(object, rest);
            } else {
                complete(staged, rest);
                requireSize(object, staged.size());
            }
        } catch (NoSuchFileException | UploadGone finishedBefore) {
            // A tail and an upload go only after their object was made, or when it is discarded.
            requireSize(object, staged.size());
        }
        if (staged.size() > 0) {
            bucket.delete(names.tails(staged.key()));
        }
    }

    private static void requireWhole(StagedObject staged, PartBuffer rest) throws IOException {
        long known = Progress.partBytes(staged) + rest.size();
        if (known != staged.size()) {
            throw new IOException("of " + staged.size() + " staged bytes of " + staged.key() + " only " + known
                    + " are left; the upload has to start again");
        }
    }

    private void complete(StagedObject staged, PartBuffer rest) throws IOException {
        String upload = Progress.of(staged).upload();
        if (upload == null) {
            throw new IllegalArgumentException("parts without a multipart upload: " + staged);
        }
        List<Part> parts = staged.parts();
        if (rest.size() > 0) {
            parts = new PartWriter(bucket, names, staged).storePart(rest);
        }
        bucket.complete(names.object(staged.key()), upload, parts);
    }

    private void requireSize(String object, long expected) throws IOException {
        Optional<Long> present = bucket.size(object);
        if (present.isEmpty() || present.get() != expected) {
            throw new IOException(
                    "the store has " + present.map(size -> size + " bytes").orElse("nothing") + " as " + object + ", "
                            + expected + " bytes were staged");
        }
    }

    @Override
    public Optional<InputStream> readStaged(StagedObject staged) throws IOException {
        if (!staged.parts().isEmpty()) {
            return Optional.empty();
        }
        Progress.Tail tail = Progress.of(staged).tail();
        if (tail == null) {
            return Optional.of(InputStream.nullInputStream());
        }
        try {
            return Optional.of(bucket.open(names.tail(staged.key(), tail.slot()), 0, staged.size(), tail.etag()));
        } catch (NoSuchFileException finished) {
            return Optional.of(open(staged.key(), 0, staged.size()));
        }
    }

    @Override
    public void listFinished(ObjectVisitor visitor) throws IOException {
        visitObjects(names.objects(), visitor);
    }

    @Override
    public void listStaged(ObjectVisitor visitor) throws IOException {
        visitObjects(names.tails(), visitor);
        bucket.visitUploads(names.objects(), upload -> {
            Optional<StorageKey> key = names.key(upload.key());
            if (key.isPresent()) {
                visitor.visit(new StoredObject(key.get(), 0, upload.initiated()));
            }
        });
    }

    private void visitObjects(String prefix, ObjectVisitor visitor) throws IOException {
        bucket.visitObjects(prefix, object -> {
            Optional<StorageKey> key = names.key(object.key());
            if (key.isPresent()) {
                visitor.visit(new StoredObject(key.get(), object.size(), object.lastModified()));
            }
        });
    }

    @Override
    public boolean hasStaged(StorageKey key) throws IOException {
        for (String tail : names.tails(key)) {
            if (bucket.size(tail).isPresent()) {
                return true;
            }
        }
        return !bucket.uploads(names.object(key)).isEmpty();
    }

    @Override
    public void discardStaged(StorageKey key) throws IOException {
        String object = names.object(key);
        for (String upload : bucket.uploads(object)) {
            bucket.abort(object, upload);
        }
        bucket.delete(names.tails(key));
    }

    @Override
    public void discard(StorageKey key) throws IOException {
        discardStaged(key);
        bucket.delete(List.of(names.object(key)));
    }

    @Override
    public InputStream open(StorageKey key, long offset, long length) throws IOException {
        String object = names.object(key);
        if (length > 0) {
            return bucket.open(object, offset, length, null);
        }
        if (bucket.size(object).isEmpty()) {
            throw new NoSuchFileException(object);
        }
        return InputStream.nullInputStream();
    }

    @Override
    public Optional<Long> size(StorageKey key) throws IOException {
        return bucket.size(names.object(key));
    }

    @Override
    public Optional<Path> file(StorageKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<URI> redirect(StorageKey key) {
        if (presigner == null) {
            return Optional.empty();
        }
        return Optional.of(URI.create(presigner
                .presignGetObject(request -> request.signatureDuration(REDIRECT)
                        .getObjectRequest(get -> get.bucket(bucketName).key(names.object(key))))
                .url()
                .toExternalForm()));
    }

    @Override
    public void delete(Collection<StorageKey> keys) throws IOException {
        bucket.delete(keys.stream().map(names::object).toList());
    }

    /** The store's own limits answer an upload that does not fit. */
    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void close() {
        client.close();
        if (presigner != null) {
            presigner.close();
        }
    }
}
