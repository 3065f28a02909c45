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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser that goes from server to server: it follows redirects, keeps the cookies of each server and sends them to the paths
 * that they are for. {@link IssuerServer#EXTERNAL_URL} is the server under test, whose pages it sends the CSRF token of.
 */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CALLBACK = IssuerServer.EXTERNAL_URL + "/c/oidc/callback";
    private static final int MOST_REDIRECTS = 20;

    private final BerthServer server;
    private final Map<String, Map<String, HttpCookie>> jars = new TreeMap<>();
    private final List<String> visited = new ArrayList<>();
    private @Nullable String token;

    public Visitor(BerthServer server) {
        this.server = server;
    }

    /** Signs in by the issuer, from the first click to wherever that leads. */
    public HttpResponse<String> signIn(long providerId, IssuerServer issuer, String person) {
        return follow(step(callback("/c/oidc/login?provider_id=" + providerId, issuer, person)));
    }

    /** The address that the issuer sends somebody back to who began here and has signed in there, not visited yet. */
    public String callback(String begin, IssuerServer issuer, String person) {
        HttpResponse<String> answer = untilCallback(step(begin));
        if (!location(answer).startsWith(CALLBACK)) {
            answer = untilCallback(
                    post(issuer.url() + "/login", Map.of("username", person, "password", IssuerServer.PASSWORD)));
        }
        if (!location(answer).startsWith(CALLBACK)) {
            throw new IllegalStateException(visited + " led to " + answer.statusCode() + " " + answer.body());
        }
        return location(answer);
    }

    /** Loads a page, wherever redirects lead to. */
    public HttpResponse<String> open(String address) {
        return follow(step(address));
    }

    /** One request, and no redirect is followed. */
    public HttpResponse<String> step(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    /** Submits a form; no redirect is followed. */
    public HttpResponse<String> post(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", address, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** What a page's script sends. */
    public HttpResponse<String> postJson(String address, String json) {
        return send("POST", address, json, "Content-Type", "application/json");
    }

    /** All addresses that were asked for so far. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    /** Who the server under test says this is; 401 for nobody. */
    public HttpResponse<String> current() {
        return step("/api/v2.0/users/current");
    }

    /** A cookie of the server under test; empty where there is none. */
    public String cookie(String name) {
        HttpCookie cookie = jar(URI.create(server.url())).get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    public void setCookie(String name, String value, String path) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath(path);
        jar(URI.create(server.url())).put(name, cookie);
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS && isRedirect(answer); i++) {
            answer = step(location(answer));
        }
        return answer;
    }

    private HttpResponse<String> untilCallback(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS && isRedirect(answer); i++) {
            if (location(answer).startsWith(CALLBACK)) {
                return answer;
            }
            answer = step(location(answer));
        }
        return answer;
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 3;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location).toString())
                .orElse("");
    }

    private HttpResponse<String> send(String method, String address, @Nullable String body, String... headers) {
        URI uri = resolve(address);
        visited.add(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "text/html,*/*");
        String cookies = jar(uri).values().stream()
                .filter(cookie -> uri.getPath().startsWith(cookie.getPath() == null ? "/" : cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        if (token != null && address.startsWith("/")) {
            request.header(Browser.TOKEN, token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return keep(uri, send(request.build()));
    }

    private URI resolve(String address) {
        String path = address.startsWith(IssuerServer.EXTERNAL_URL)
                ? address.substring(IssuerServer.EXTERNAL_URL.length())
                : address;
        return URI.create(path.startsWith("/") ? server.url() + path : path);
    }

    private HttpResponse<String> keep(URI uri, HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> {
                    if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                        jar(uri).remove(cookie.getName());
                    } else {
                        jar(uri).put(cookie.getName(), cookie);
                    }
                });
        answer.headers().firstValue(Browser.TOKEN).ifPresent(next -> token = next);
        return answer;
    }

    private Map<String, HttpCookie> jar(URI uri) {
        return jars.computeIfAbsent(uri.getAuthority(), absent -> new TreeMap<>());
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
