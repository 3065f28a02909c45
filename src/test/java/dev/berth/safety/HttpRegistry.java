package dev.berth.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registry as clients reach it, at {@code /v2} of a server, in the project {@code library}. */
final class HttpRegistry implements Registry {

    /** Long enough for the largest layer on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String authorization;

    HttpRegistry(String url, String username, String password) {
        this.server = URI.create(url);
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The server answered otherwise than with success. */
    static final class Refused extends RuntimeException {

        private final transient HttpResponse<?> response;

        Refused(HttpResponse<?> response) {
            super(response.request().method() + " " + response.uri() + ": " + response.statusCode() + " "
                    + response.body());
            this.response = response;
        }

        HttpResponse<?> response() {
            return response;
        }
    }

    @Override
    public void put(String repository, byte[] blob) {
        Digest digest = Digest.of(DigestAlgorithm.SHA256, blob);
        require(201, send("POST", path(repository, "blobs/uploads/?digest=" + digest), bytes(blob)));
    }

    @Override
    public String start(String repository) {
        HttpResponse<String> response =
                require(202, send("POST", path(repository, "blobs/uploads/"), BodyPublishers.noBody()));
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void append(String repository, String upload, byte[] chunk) {
        append(upload, bytes(chunk));
    }

    /** Streams a chunk of whatever length. */
    void append(String upload, BodyPublisher chunk) {
        require(202, send("PATCH", upload, chunk));
    }

    @Override
    public void finish(String repository, String upload, Digest digest, byte[] last) {
        require(201, send("PUT", upload + "?digest=" + digest, bytes(last)));
    }

    @Override
    public void cancel(String repository, String upload) {
        require(204, send("DELETE", upload, BodyPublishers.noBody()));
    }

    @Override
    public boolean mount(String repository, String from, Digest digest) {
        String query = "?mount=" + digest + "&from=library/" + from;
        HttpResponse<String> response =
                send("POST", path(repository, "blobs/uploads/" + query), BodyPublishers.noBody());
        if (response.statusCode() == 202) {
            return false;
        }
        require(201, response);
        return true;
    }

    @Override
    public void push(String repository, Reference reference, byte[] manifest) {
        require(201, send("PUT", path(repository, "manifests/" + reference), bytes(manifest)));
    }

    @Override
    public boolean delete(String repository, Reference reference) {
        return removed(send("DELETE", path(repository, "manifests/" + reference), BodyPublishers.noBody()));
    }

    @Override
    public boolean deleteBlob(String repository, Digest digest) {
        return removed(send("DELETE", path(repository, "blobs/" + digest), BodyPublishers.noBody()));
    }

    @Override
    public boolean removeRepository(String repository) {
        HttpResponse<String> response = send("DELETE", api(repository), BodyPublishers.noBody());
        return isFound(response, 200);
    }

    @Override
    public boolean copy(String repository, String from, Reference reference) {
        String separator = reference instanceof Digest ? "@" : ":";
        String source = URLEncoder.encode("library/" + from + separator + reference, StandardCharsets.UTF_8);
        return isFound(send("POST", api(repository) + "/artifacts?from=" + source, BodyPublishers.noBody()), 201);
    }

    private static String api(String repository) {
        return "/api/v2.0/projects/library/repositories/" + repository.replace("/", "%252F");
    }

    private static boolean isFound(HttpResponse<String> response, int status) {
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        require(status, response);
        return true;
    }

    private static boolean removed(HttpResponse<String> response) {
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        require(202, response);
        return true;
    }

    @Override
    public boolean promises(String repository, Digest digest) {
        int status = send("HEAD", path(repository, "blobs/" + digest), BodyPublishers.noBody())
                .statusCode();
        return status == 200;
    }

    @Override
    public Optional<byte[]> blob(String repository, Digest digest) {
        return get(path(repository, "blobs/" + digest));
    }

    @Override
    public Optional<byte[]> manifest(String repository, Reference reference) {
        return get(path(repository, "manifests/" + reference));
    }

    /** The server does this by itself. */
    @Override
    public void reap() {}

    /** Begins a collection; one that runs is enough. */
    @Override
    public void collect() {
        HttpResponse<String> response = begin("/api/v2.0/system/gc/schedule");
        if (response.statusCode() != CONFLICT) {
            require(201, response);
        }
    }

    /** Lets a storage check run to its end and tells what it has come to. */
    JsonNode checkStorage() {
        String check = require(201, begin("/api/v2.0/system/storagecheck/schedule"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        while (true) {
            JsonNode answer = JSON.readTree(
                    require(200, send("GET", check, BodyPublishers.noBody())).body());
            switch (answer.path("job_status").asString()) {
                case "Success" -> {
                    return JSON.readTree(answer.path("job_parameters").asString());
                }
                case "Error", "Stopped" -> throw new AssertionError(answer.toString());
                default -> Thread.onSpinWait();
            }
        }
    }

    private HttpResponse<String> begin(String schedule) {
        String now = "{\"schedule\":{\"type\":\"Manual\"}}";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(schedule))
                .POST(BodyPublishers.ofString(now))
                .header("Content-Type", "application/json");
        return send(request, BodyHandlers.ofString());
    }

    @Override
    public boolean retire(String repository, Digest digest) {
        throw new UnsupportedOperationException("only a policy does this");
    }

    @Override
    public boolean sweepUntagged(String repository, Digest digest) {
        throw new UnsupportedOperationException("only a collection does this");
    }

    /** Opens a blob to be read as a stream. */
    InputStream open(String repository, Digest digest) {
        return require(
                        200,
                        send(
                                "GET",
                                path(repository, "blobs/" + digest),
                                BodyPublishers.noBody(),
                                BodyHandlers.ofInputStream()))
                .body();
    }

    private Optional<byte[]> get(String path) {
        HttpResponse<byte[]> response = send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(require(200, response).body());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(method, path, body, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        return send(HttpRequest.newBuilder(server.resolve(path)).method(method, body), handler);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder asked, BodyHandler<T> handler) {
        HttpRequest request =
                asked.timeout(PATIENCE).header("Authorization", authorization).build();
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> HttpResponse<T> require(int status, HttpResponse<T> response) {
        if (response.statusCode() != status) {
            throw new Refused(response);
        }
        return response;
    }

    private static BodyPublisher bytes(byte[] bytes) {
        return BodyPublishers.ofByteArray(bytes);
    }

    private static String path(String repository, String rest) {
        return "/v2/library/" + repository + "/" + rest;
    }
}
