package dev.berth.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.berth.blob.ExactInputStream;
import dev.berth.blob.StagedObject.Part;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The calls on one bucket, in terms of {@link IOException}: whatever the store or the way to it does wrong is one. */
final class Bucket {

    private static final int MOST_DELETED_AT_ONCE = 1000;

    /** An attempt that moves fewer bytes a second than this is given up: the store stalls. */
    private static final long SLOWEST = 128 * 1024;

    /** What putting together thousands of parts may take beyond the time-out of a call. */
    private static final Duration COMPLETION = Duration.ofMinutes(2);

    private final S3Client client;
    private final String name;
    private final Duration timeout;

    /**
     * The bucket as {@code client} reaches it.
     *
     * @param timeout how long one attempt of a call that moves few bytes may take
     */
    Bucket(S3Client client, String name, Duration timeout) {
        this.client = client;
        this.name = name;
        this.timeout = timeout;
    }

    /** Stores an object that is short enough for one request; the store checks it against its SHA-256. */
    String put(String object, PartBuffer bytes) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(bytes.sha256());
        return etag(
                object,
                call(() -> client.putObject(
                                request -> request.bucket(name)
                                        .key(object)
                                        .checksumSHA256(checksum)
                                        .overrideConfiguration(patience(forSending(bytes))),
                                body(bytes)))
                        .eTag());
    }

    String createUpload(String object) throws IOException {
        return call(() -> client.createMultipartUpload(
                        request -> request.bucket(name).key(object)))
                .uploadId();
    }

    Part uploadPart(String object, String upload, int number, PartBuffer bytes) throws IOException {
        String etag = etag(
                object,
                call(() -> client.uploadPart(
                                request -> request.bucket(name)
                                        .key(object)
                                        .uploadId(upload)
                                        .partNumber(number)
                                        .overrideConfiguration(patience(forSending(bytes))),
                                body(bytes)))
                        .eTag());
        return new Part(number, etag, bytes.size());
    }

    /** A success without an ETag is none: some stores answer 200 before they know, and put the error into the body. */
    private static String etag(String object, @Nullable String etag) throws IOException {
        if (etag == null || etag.isEmpty()) {
            throw new IOException("the store answered a write of " + object + " without an ETag");
        }
        return etag;
    }

    private static RequestBody body(PartBuffer bytes) {
        return RequestBody.fromContentProvider(bytes::open, bytes.size(), "application/octet-stream");
    }

    private AwsRequestOverrideConfiguration patience(Duration more) {
        Duration attempt = timeout.plus(more);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(attempt.multipliedBy(3))
                .build();
    }

    private static Duration forSending(PartBuffer bytes) {
        return Duration.ofSeconds(bytes.size() / SLOWEST);
    }

    /**
     * Puts the parts together.
     *
     * @throws UploadGone where that was done before, perhaps by an attempt whose answer was lost
     */
    void complete(String object, String upload, List<Part> parts) throws IOException {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        call(() -> client.completeMultipartUpload(request -> request.bucket(name)
                .key(object)
                .uploadId(upload)
                .multipartUpload(all -> all.parts(completed))
                .overrideConfiguration(patience(COMPLETION))));
    }

    /** Drops the parts of an upload; one that is gone counts as dropped. */
    void abort(String object, String upload) throws IOException {
        try {
            call(() -> client.abortMultipartUpload(
                    request -> request.bucket(name).key(object).uploadId(upload)));
        } catch (UploadGone gone) {
            // Nothing is left to drop.
        }
    }

    /** The multipart uploads that are running under exactly this name. */
    List<String> uploads(String object) throws IOException {
        return call(() ->
                client
                        .listMultipartUploadsPaginator(
                                request -> request.bucket(name).prefix(object))
                        .uploads()
                        .stream()
                        .filter(upload -> object.equals(upload.key()))
                        .map(MultipartUpload::uploadId)
                        .toList());
    }

    /** Is told of what lies in the bucket. */
    interface Visitor<T> {
        void visit(T found) throws IOException;
    }

    /** Tells of the objects whose names begin so, in the order of their names. */
    void visitObjects(String prefix, Visitor<S3Object> visitor) throws IOException {
        visit(
                () -> client.listObjectsV2Paginator(
                                request -> request.bucket(name).prefix(prefix))
                        .contents(),
                visitor);
    }

    /** Tells of the multipart uploads that run and whose names begin so. */
    void visitUploads(String prefix, Visitor<MultipartUpload> visitor) throws IOException {
        visit(
                () -> client.listMultipartUploadsPaginator(
                                request -> request.bucket(name).prefix(prefix))
                        .uploads(),
                visitor);
    }

    /** The next page is asked for when the one before it was told of. */
    private <T> void visit(Call<Iterable<T>> listing, Visitor<T> visitor) throws IOException {
        call(() -> {
            for (T found : listing.run()) {
                visitor.visit(found);
            }
            return true;
        });
    }

    /** An object's length in bytes. */
    Optional<Long> size(String object) throws IOException {
        return call(() -> {
            try {
                return Optional.of(
                        client.headObject(request -> request.bucket(name).key(object))
                                .contentLength());
            } catch (S3Exception failure) {
                return orAbsent(failure);
            }
        });
    }

    private static Optional<Long> orAbsent(S3Exception failure) {
        if (failure.statusCode() == 404) {
            return Optional.empty();
        }
        throw failure;
    }

    /**
     * Opens a range of at least one byte.
     *
     * @param etag the version it has to be, or null for any
     * @throws NoSuchFileException where there is no such object
     */
    InputStream open(String object, long offset, long length, @Nullable String etag) throws IOException {
        ResponseInputStream<GetObjectResponse> response = call(() -> {
            try {
                return client.getObject(request -> request.bucket(name)
                        .key(object)
                        .ifMatch(etag)
                        .range("bytes=" + offset + "-" + (offset + length - 1)));
            } catch (S3Exception failure) {
                if (failure.statusCode() == 404) {
                    throw new NoSuchFileException(object);
                }
                throw failure;
            }
        });
        Long announced = response.response().contentLength();
        if (announced == null || announced != length) {
            response.abort();
            throw new IOException("the store sends " + announced + " bytes of " + object + ", " + length + " from "
                    + offset + " were asked for");
        }
        return new ExactInputStream(new ResponseBody(response), length);
    }

    /** Deletes objects; those that are not there count as deleted. */
    void delete(List<String> objects) throws IOException {
        for (int start = 0; start < objects.size(); start += MOST_DELETED_AT_ONCE) {
            deleteAtOnce(objects.subList(start, Math.min(objects.size(), start + MOST_DELETED_AT_ONCE)));
        }
    }

    private void deleteAtOnce(List<String> objects) throws IOException {
        Delete wanted = Delete.builder()
                .quiet(true)
                .objects(objects.stream()
                        .map(object -> ObjectIdentifier.builder().key(object).build())
                        .toList())
                .build();
        List<S3Error> errors = new ArrayList<>(
                call(() -> client.deleteObjects(request -> request.bucket(name).delete(wanted)))
                        .errors());
        errors.removeIf(error -> "NoSuchKey".equals(error.code()));
        if (!errors.isEmpty()) {
            S3Error first = errors.getFirst();
            throw new IOException(errors.size() + " of " + objects.size() + " objects were not deleted; " + first.key()
                    + ": " + first.code() + " " + first.message());
        }
    }

    /** Asks whether the bucket is there and can be used with these credentials. */
    void probe() throws IOException {
        call(() -> client.headBucket(request -> request.bucket(name)));
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    private <T> T call(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (NoSuchUploadException gone) {
            throw new UploadGone(name, gone);
        } catch (SdkException failure) {
            throw new IOException("the object store failed in bucket " + name + ": " + failure.getMessage(), failure);
        }
    }
}
