package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks the Distribution API to one repository, with one credential. Nothing is followed or tried again by itself. */
public final class RegistryClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BerthServer server;
    private final String repository;
    private final @Nullable String authorization;

    private RegistryClient(BerthServer server, String repository, @Nullable String authorization) {
        this.server = server;
        this.repository = repository;
        this.authorization = authorization;
    }

    /** The administrator, by Basic. */
    public static RegistryClient admin(BerthServer server, String repository) {
        return basic(server, repository, "admin", BerthServer.ADMIN_PASSWORD);
    }

    public static RegistryClient basic(BerthServer server, String repository, String username, String password) {
        return new RegistryClient(server, repository, basicHeader(username, password));
    }

    /** Nobody, without any credential. */
    public static RegistryClient anonymous(BerthServer server, String repository) {
        return new RegistryClient(server, repository, null);
    }

    /** The same person in another repository. */
    public RegistryClient in(String other) {
        return new RegistryClient(server, other, authorization);
    }

    /** The same repository with an access token that is asked for with the credential of this client. */
    public RegistryClient withToken(String... scopes) {
        return new RegistryClient(server, repository, "Bearer " + token(scopes));
    }

    /** An access token for these scopes, such as {@code repository:a/b:pull,push}. */
    public String token(String... scopes) {
        String query = Stream.of(scopes)
                .map(scope -> "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        Answer answer = send("GET", "/service/token?service=harbor-registry" + query, BodyPublishers.noBody());
        return answer.expect(200).json().get("token").asString();
    }

    public String repository() {
        return repository;
    }

    /** The {@code Authorization} header of this client, for those who write to sockets. */
    public String authorization() {
        return String.valueOf(authorization);
    }

    /** {@code /v2/<repository>/} and what follows. */
    public String path(String rest) {
        return "/v2/" + repository + "/" + rest;
    }

    /** An answer with its body in memory. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] body() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The header's value, or an empty string. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        /** The code of the first error in the body. */
        public String code() {
            return json().path("errors").path(0).path("code").asString("");
        }

        /** Fails, with the answer in the message, unless it has this status. */
        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError(response.request().method() + " " + response.uri() + ": expected " + status
                        + ", but was " + status() + " " + text());
            }
            return this;
        }
    }

    public Answer get(String rest, String... headers) {
        return send("GET", path(rest), BodyPublishers.noBody(), headers);
    }

    public Answer head(String rest, String... headers) {
        return send("HEAD", path(rest), BodyPublishers.noBody(), headers);
    }

    public Answer delete(String rest) {
        return send("DELETE", path(rest), BodyPublishers.noBody());
    }

    /** Sends bytes to what stands after the repository's name. */
    public Answer send(String method, String rest, byte[] body, String... headers) {
        return send(method, path(rest), BodyPublishers.ofByteArray(body), headers);
    }

    /**
     * Sends to any path of the server.
     *
     * @param headers names and values in turn
     */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Pushes a blob in one request. */
    public Digest pushBlob(byte[] content) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
        send("POST", "blobs/uploads/?digest=" + digest, content).expect(201);
        return digest;
    }

    /** Begins an upload and tells its path. */
    public String startUpload() {
        return send("POST", "blobs/uploads/", new byte[0]).expect(202).header("Location");
    }

    public Answer patch(String upload, byte[] content, String... headers) {
        return send("PATCH", upload, BodyPublishers.ofByteArray(content), headers);
    }

    /** Ends an upload with its last bytes. */
    public Answer finish(String upload, Digest digest, byte[] last) {
        return send("PUT", upload + "?digest=" + digest, BodyPublishers.ofByteArray(last));
    }

    public Answer mount(Digest digest, @Nullable String from) {
        return send("POST", "blobs/uploads/?mount=" + digest + (from == null ? "" : "&from=" + from), new byte[0]);
    }

    /** @param reference a tag or a digest */
    public Answer putManifest(Object reference, ManifestJson manifest) {
        return putManifest(reference, manifest.mediaType(), manifest.bytes());
    }

    public Answer putManifest(Object reference, String contentType, byte[] content) {
        return send("PUT", "manifests/" + reference, content, "Content-Type", contentType);
    }

    /** Pushes a config, layers and the image made of them, by digest. */
    public ManifestJson pushImage(byte[]... layers) {
        ManifestJson image = image(layers);
        putManifest(image.digest(), image).expect(201);
        return image;
    }

    /** Pushes a config of random bytes and layers, and makes an image of them that is not pushed yet. */
    public ManifestJson image(byte[]... layers) {
        ManifestJson image =
                ManifestJson.image().config("application/vnd.oci.image.config.v1+json", blob(Bytes.random(64)));
        for (byte[] layer : layers) {
            image = image.layer("application/vnd.oci.image.layer.v1.tar", blob(layer));
        }
        return image;
    }

    private ManifestJson.Content blob(byte[] content) {
        return new ManifestJson.Content(pushBlob(content), content.length);
    }

    private static String basicHeader(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The media type of an image manifest, which most tests push. */
    public static final String IMAGE = MediaTypes.OCI_MANIFEST;
}
