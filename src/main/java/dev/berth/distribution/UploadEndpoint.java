package dev.berth.distribution;

import java.io.IOException;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.BlobMounter;
import dev.berth.artifact.Chunk;
import dev.berth.artifact.ChunkOutOfOrder;
import dev.berth.artifact.UploadStatus;
import dev.berth.artifact.Uploads;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.ErrorKind;

/** {@code /v2/<name>/blobs/uploads/}: begin, go on with, finish and cancel uploads, and mount blobs of other repositories. */
@Component
class UploadEndpoint {

    private final AccessPolicy policy;
    private final Uploads uploads;
    private final BlobMounter mounter;

    UploadEndpoint(AccessPolicy policy, Uploads uploads, BlobMounter mounter) {
        this.policy = policy;
        this.uploads = uploads;
        this.mounter = mounter;
    }

    void start(V2Exchange exchange, V2Path.UploadsPath path) throws IOException {
        if (!exchange.method().equals("POST")) {
            throw exchange.unsupportedMethod("POST");
        }
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PUSH, path.repository());
        Optional<Digest> mount = exchange.parameter("mount").map(Digest::parse);
        if (mount.isPresent() && mounted(exchange, scope, mount.get())) {
            created(exchange, path.repository(), mount.get());
            return;
        }
        Optional<Digest> digest = exchange.parameter("digest").map(Digest::parse);
        if (digest.isPresent()) {
            uploads.put(scope, exchange.principal(), digest.get(), chunk(exchange));
            created(exchange, path.repository(), digest.get());
            return;
        }
        DigestAlgorithm algorithm =
                exchange.parameter("digest-algorithm").map(DigestAlgorithm::of).orElse(DigestAlgorithm.SHA256);
        UploadStatus status = uploads.start(scope, exchange.principal(), algorithm);
        describe(exchange, path.repository(), status);
        exchange.empty(202);
    }

    void handle(V2Exchange exchange, V2Path.UploadPath path) throws IOException {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PUSH, path.repository());
        try {
            switch (exchange.method()) {
                case "GET", "HEAD" -> status(exchange, path, scope);
                case "PATCH" -> append(exchange, path, scope);
                case "PUT" -> finish(exchange, path, scope);
                case "DELETE" -> cancel(exchange, path, scope);
                default -> throw exchange.unsupportedMethod("GET, PATCH, PUT, DELETE");
            }
        } catch (ChunkOutOfOrder e) {
            describe(exchange, path.repository(), e.status());
            throw e;
        }
    }

    private void status(V2Exchange exchange, V2Path.UploadPath path, RepositoryScope scope) {
        describe(exchange, path.repository(), uploads.status(scope, exchange.principal(), path.id()));
        exchange.response().setStatus(204);
    }

    private void append(V2Exchange exchange, V2Path.UploadPath path, RepositoryScope scope) throws IOException {
        UploadStatus status = uploads.append(scope, exchange.principal(), path.id(), chunk(exchange));
        describe(exchange, path.repository(), status);
        exchange.empty(202);
    }

    private void finish(V2Exchange exchange, V2Path.UploadPath path, RepositoryScope scope) throws IOException {
        Digest digest = exchange.parameter("digest")
                .map(Digest::parse)
                .orElseThrow(() -> new OciException(
                        ErrorKind.INVALID,
                        OciError.DIGEST_INVALID,
                        "the query parameter digest is missing: expected the digest of the whole blob"));
        uploads.finish(scope, exchange.principal(), path.id(), digest, chunk(exchange));
        created(exchange, path.repository(), digest);
    }

    private void cancel(V2Exchange exchange, V2Path.UploadPath path, RepositoryScope scope) {
        uploads.cancel(scope, exchange.principal(), path.id());
        exchange.response().setStatus(204);
    }

    /**
     * Whether the blob was mounted. A credential that does not speak of the source has to be widened first; one that speaks of it
     * without the right to pull leads to an ordinary upload (S26).
     */
    private boolean mounted(V2Exchange exchange, RepositoryScope target, Digest digest) {
        Optional<RepositoryName> from = exchange.parameter("from").map(RepositoryName::new);
        if (from.isEmpty()) {
            return mounter.mount(target, exchange.principal(), digest);
        }
        if (!policy.speaksOf(exchange.principal(), from.get())) {
            throw new SourceNotInToken(from.get());
        }
        return policy.find(exchange.principal(), RepositoryAction.PULL, from.get())
                .map(source -> mounter.mount(target, exchange.principal(), source, digest))
                .orElse(false);
    }

    private static Chunk chunk(V2Exchange exchange) throws IOException {
        return Chunk.of(
                exchange.request().getInputStream(),
                exchange.request().getHeader("Content-Range"),
                exchange.request().getContentLengthLong());
    }

    private static void describe(V2Exchange exchange, RepositoryName repository, UploadStatus status) {
        exchange.response().setHeader("Location", "/v2/" + repository + "/blobs/uploads/" + status.id());
        exchange.response().setHeader("Range", "0-" + Math.max(0, status.size() - 1));
        exchange.response().setHeader("Docker-Upload-UUID", status.id().toString());
    }

    private static void created(V2Exchange exchange, RepositoryName repository, Digest digest) {
        ContentHeaders.created(exchange, "/v2/" + repository + "/blobs/" + digest, digest);
    }
}
