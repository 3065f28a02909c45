package dev.berth.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.BlobDeleter;
import dev.berth.artifact.BlobPuller;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.MediaTypes;
import dev.berth.oci.OciException;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /v2/<name>/blobs/<digest>}: pull, look for and delete blobs. */
@Component
class BlobEndpoint {

    private static final int BUFFER = 64 * 1024;

    private final AccessPolicy policy;
    private final BlobPuller puller;
    private final BlobDeleter deleter;

    BlobEndpoint(AccessPolicy policy, BlobPuller puller, BlobDeleter deleter) {
        this.policy = policy;
        this.puller = puller;
        this.deleter = deleter;
    }

    void handle(V2Exchange exchange, V2Path.BlobPath path) throws IOException {
        switch (exchange.method()) {
            case "GET" -> get(exchange, path);
            case "HEAD" -> head(exchange, path);
            case "DELETE" -> delete(exchange, path);
            default -> throw exchange.unsupportedMethod("GET, HEAD, DELETE");
        }
    }

    private void head(V2Exchange exchange, V2Path.BlobPath path) {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        StoredBlob blob = puller.promise(scope, path.digest());
        if (describe(exchange, blob)) {
            exchange.response().setContentLengthLong(blob.size());
        }
    }

    private void get(V2Exchange exchange, V2Path.BlobPath path) throws IOException {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        StoredBlob blob = puller.find(scope, path.digest());
        if (!describe(exchange, blob)) {
            return;
        }
        Optional<URI> elsewhere = puller.redirect(blob);
        if (elsewhere.isPresent()) {
            exchange.response().setHeader("Location", elsewhere.get().toString());
            exchange.empty(307);
            return;
        }
        send(exchange, scope, blob);
    }

    /** Sets what is known of the blob; false where the client has it already and was told so. */
    private static boolean describe(V2Exchange exchange, StoredBlob blob) {
        if (ContentHeaders.answeredNotModified(exchange, blob.digest())) {
            return false;
        }
        HttpServletResponse response = exchange.response();
        response.setContentType(MediaTypes.OCTET_STREAM);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
        return true;
    }

    private void send(V2Exchange exchange, RepositoryScope scope, StoredBlob blob) throws IOException {
        Optional<ByteRange> asked = range(exchange, blob);
        ByteRange range = asked.orElse(new ByteRange(0, blob.size()));
        if (range.length() == 0) {
            exchange.empty(200);
            return;
        }
        Optional<Path> file = Sendfile.isSupported(exchange) ? puller.file(scope, blob) : Optional.empty();
        InputStream content = file.isPresent() ? InputStream.nullInputStream() : open(scope, blob, range);
        try (content) {
            asked.ifPresent(part -> {
                exchange.response().setStatus(206);
                exchange.response().setHeader("Content-Range", part.contentRange(blob.size()));
            });
            exchange.response().setContentLengthLong(range.length());
            if (file.isPresent()) {
                Sendfile.send(exchange, file.get(), range);
            } else {
                copy(content, exchange);
            }
        }
    }

    private InputStream open(RepositoryScope scope, StoredBlob blob, ByteRange range) {
        return puller.open(scope, blob, range.first(), range.length());
    }

    private static void copy(InputStream content, V2Exchange exchange) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            exchange.response().getOutputStream().write(buffer, 0, read);
        }
    }

    private static Optional<ByteRange> range(V2Exchange exchange, StoredBlob blob) {
        if (!ContentHeaders.rangeApplies(exchange, blob.digest())) {
            return Optional.empty();
        }
        try {
            return ByteRange.of(exchange.header("Range"), blob.size());
        } catch (OciException e) {
            exchange.response().setHeader("Content-Range", "bytes */" + blob.size());
            throw e;
        }
    }

    private void delete(V2Exchange exchange, V2Path.BlobPath path) {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.DELETE, path.repository());
        deleter.delete(scope, path.digest());
        exchange.empty(202);
    }
}
