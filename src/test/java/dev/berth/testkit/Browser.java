package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Somebody at a browser: it keeps cookies, and the page in it sends the CSRF token that it heard last. */
public final class Browser {

    public static final String TOKEN = "X-Harbor-CSRF-Token";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new TreeMap<>();
    private BerthServer server;
    private @Nullable String token;

    public Browser(BerthServer server) {
        this.server = server;
    }

    /** One that has signed in. */
    public static Browser of(BerthServer server, String username, String password) {
        Browser browser = new Browser(server);
        HttpResponse<String> answer = browser.signIn(username, password);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("POST /c/login: " + answer.statusCode() + " " + answer.body());
        }
        return browser;
    }

    /** Loads a page first, as people do, and so has a token. */
    public HttpResponse<String> signIn(String username, String password) {
        get("/c/login");
        return form("/c/login", Map.of("principal", username, "password", password));
    }

    /** From now on the same browser reaches another node. */
    public void moveTo(BerthServer another) {
        this.server = another;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange("POST", path, body, "application/x-www-form-urlencoded");
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        return exchange(method, path, json, "application/json", headers);
    }

    /** Empty where there is none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** As a request has none that another site makes the browser send. */
    public void forgetToken() {
        token = null;
    }

    public void setToken(String token) {
        this.token = token;
    }

    private HttpResponse<String> exchange(
            String method, String path, @Nullable String body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header(TOKEN, token);
        }
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return keep(send(request.build()));
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> {
                    if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie.getValue());
                    }
                });
        answer.headers().firstValue(TOKEN).ifPresent(next -> token = next);
        return answer;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
