package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to a server, with one {@code Authorization} header or none. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final @Nullable String authorization;

    private Api(String url, @Nullable String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /** A server in a process of its own. */
    public static Api basic(String url, String username, String password) {
        return new Api(url, basicHeader(username, password));
    }

    public static Api anonymous(BerthServer server) {
        return new Api(server.url(), null);
    }

    public static Api admin(BerthServer server) {
        return basic(server, "admin", BerthServer.ADMIN_PASSWORD);
    }

    public static Api basic(BerthServer server, String username, String password) {
        return authorized(server, basicHeader(username, password));
    }

    /** The value of an {@code Authorization} header. */
    public static String basicHeader(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    public static Api bearer(BerthServer server, String token) {
        return authorized(server, "Bearer " + token);
    }

    /** Sends this header as it is. */
    public static Api authorized(BerthServer server, String authorization) {
        return new Api(server.url(), authorization);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    public HttpResponse<String> head(String path) {
        return send("HEAD", path, null);
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
