package dev.berth.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import dev.berth.access.AccessPolicy;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.Listings;
import dev.berth.artifact.Page;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v2/}, {@code /v2/_catalog} and {@code /v2/<name>/tags/list}. */
@Component
class ListEndpoint {

    private static final int LONGEST_PAGE = 10_000;

    private final AccessPolicy policy;
    private final Listings listings;
    private final JsonMapper json;

    ListEndpoint(AccessPolicy policy, Listings listings, JsonMapper json) {
        this.policy = policy;
        this.listings = listings;
        this.json = json;
    }

    private record Tags(String name, List<String> tags) {}

    private record Repositories(List<String> repositories) {}

    void root(V2Exchange exchange) throws IOException {
        requireGet(exchange);
        exchange.body(MediaType.APPLICATION_JSON_VALUE, "{}".getBytes(StandardCharsets.UTF_8));
    }

    void catalog(V2Exchange exchange) throws IOException {
        requireGet(exchange);
        Page<String> page = page(
                exchange,
                (after, n) -> listings.repositories(policy.visible(exchange.principal()), after, n),
                "/v2/_catalog");
        answer(exchange, new Repositories(page.items()));
    }

    void tags(V2Exchange exchange, V2Path.TagsPath path) throws IOException {
        requireGet(exchange);
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        Page<String> page =
                page(exchange, (after, n) -> listings.tags(scope, after, n), "/v2/" + path.repository() + "/tags/list");
        answer(exchange, new Tags(path.repository().value(), page.items()));
    }

    private interface Query {
        Page<String> page(String after, int limit);
    }

    /** Reads {@code n} and {@code last}, asks for the page and links to the next one (RFC 8288). */
    private static Page<String> page(V2Exchange exchange, Query query, String path) {
        int asked = asked(exchange.parameter("n"));
        Page<String> page = query.page(exchange.parameter("last").orElse(""), asked);
        if (asked == 0) {
            return new Page<>(List.of(), false);
        }
        if (page.more()) {
            String last = UriUtils.encode(page.items().getLast(), StandardCharsets.UTF_8);
            exchange.response().setHeader("Link", "<" + path + "?n=" + asked + "&last=" + last + ">; rel=\"next\"");
        }
        return page;
    }

    private static int asked(Optional<String> n) {
        if (n.isEmpty()) {
            return LONGEST_PAGE;
        }
        if (!n.get().matches("[0-9]{1,18}")) {
            throw new OciException(
                    ErrorKind.INVALID, OciError.UNSUPPORTED, "invalid parameter n: expected a number of entries");
        }
        return (int) Math.min(Long.parseLong(n.get()), LONGEST_PAGE);
    }

    private void answer(V2Exchange exchange, Object body) throws IOException {
        exchange.body(MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(body));
    }

    private static void requireGet(V2Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            throw exchange.unsupportedMethod("GET, HEAD");
        }
    }
}
