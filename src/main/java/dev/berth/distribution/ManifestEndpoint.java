package dev.berth.distribution;

import java.io.IOException;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestDeleter;
import dev.berth.artifact.ManifestPuller;
import dev.berth.artifact.ManifestPusher;
import dev.berth.artifact.PulledManifest;
import dev.berth.oci.Digest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.Tag;
import dev.berth.platform.ErrorKind;

/** {@code /v2/<name>/manifests/<reference>}: pull, push and delete manifests and tags. */
@Component
class ManifestEndpoint {

    /** Each is named in the answer, whose head has a limit. */
    private static final int MOST_TAGS = 100;

    private final AccessPolicy policy;
    private final ManifestPuller puller;
    private final ManifestPusher pusher;
    private final ManifestDeleter deleter;

    ManifestEndpoint(AccessPolicy policy, ManifestPuller puller, ManifestPusher pusher, ManifestDeleter deleter) {
        this.policy = policy;
        this.puller = puller;
        this.pusher = pusher;
        this.deleter = deleter;
    }

    void handle(V2Exchange exchange, V2Path.ManifestPath path) throws IOException {
        switch (exchange.method()) {
            case "GET" -> get(exchange, path);
            case "HEAD" -> head(exchange, path);
            case "PUT" -> put(exchange, path);
            case "DELETE" -> delete(exchange, path);
            default -> throw exchange.unsupportedMethod("GET, HEAD, PUT, DELETE");
        }
    }

    private void get(V2Exchange exchange, V2Path.ManifestPath path) throws IOException {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        PulledManifest manifest = puller.pull(scope, path.reference());
        if (ContentHeaders.answeredNotModified(exchange, manifest.digest())) {
            return;
        }
        puller.handedOut(scope, exchange.principal(), path.reference(), manifest.digest());
        exchange.body(manifest.mediaType(), manifest.content());
    }

    private void head(V2Exchange exchange, V2Path.ManifestPath path) {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        PulledManifest manifest = puller.promise(scope, path.reference());
        if (ContentHeaders.answeredNotModified(exchange, manifest.digest())) {
            return;
        }
        exchange.response().setContentType(manifest.mediaType());
        exchange.response().setContentLength(manifest.size());
    }

    private void put(V2Exchange exchange, V2Path.ManifestPath path) throws IOException {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PUSH, path.repository());
        List<Tag> tags = tags(exchange, path);
        byte[] content = content(exchange);
        ManifestPusher.Pushed pushed = pusher.push(
                scope,
                exchange.principal(),
                new ManifestPusher.Push(
                        path.reference(), tags, content, exchange.request().getContentType()));
        tags.forEach(tag -> exchange.response().addHeader("OCI-Tag", tag.value()));
        Digest subject = pushed.subject();
        if (subject != null) {
            exchange.response().setHeader("OCI-Subject", subject.toString());
        }
        ContentHeaders.created(exchange, "/v2/" + path.repository() + "/manifests/" + pushed.digest(), pushed.digest());
    }

    /** The tags to set besides (Distribution specification, "Pushing Manifests"). */
    private static List<Tag> tags(V2Exchange exchange, V2Path.ManifestPath path) {
        List<Tag> tags =
                exchange.parameters("tag").stream().map(Tag::new).distinct().toList();
        if (!tags.isEmpty() && path.reference() instanceof Tag) {
            throw new OciException(
                    ErrorKind.INVALID, OciError.TAG_INVALID, "tag parameters go with a push by digest, not by tag");
        }
        if (tags.size() > MOST_TAGS) {
            throw new OciException(
                    ErrorKind.TOO_LARGE, OciError.TAG_INVALID, "at most " + MOST_TAGS + " tags go with one push");
        }
        return tags;
    }

    private static byte[] content(V2Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > ManifestParser.LARGEST) {
            throw tooLarge();
        }
        byte[] content = exchange.request().getInputStream().readNBytes(ManifestParser.LARGEST + 1);
        if (content.length > ManifestParser.LARGEST) {
            throw tooLarge();
        }
        return content;
    }

    private static OciException tooLarge() {
        return new OciException(
                ErrorKind.TOO_LARGE,
                OciError.MANIFEST_INVALID,
                "the manifest is larger than the " + ManifestParser.LARGEST + " bytes allowed");
    }

    private void delete(V2Exchange exchange, V2Path.ManifestPath path) {
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.DELETE, path.repository());
        deleter.delete(scope, exchange.principal(), path.reference());
        exchange.empty(202);
    }
}
