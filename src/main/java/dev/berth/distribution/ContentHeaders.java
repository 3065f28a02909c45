package dev.berth.distribution;

import java.util.List;

import dev.berth.oci.Digest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that go with content addressed by a digest, and the answer to those who have it already (RFC 9110, 13.1.2). */
final class ContentHeaders {

    static final String DIGEST = "Docker-Content-Digest";

    private ContentHeaders() {}

    /** Sets digest and entity tag; answers 304 and returns true where the client's copy is this very content. */
    static boolean answeredNotModified(V2Exchange exchange, Digest digest) {
        exchange.response().setHeader(DIGEST, digest.toString());
        exchange.response().setHeader("ETag", entityTag(digest));
        boolean known = exchange.header("If-None-Match")
                .map(condition -> matches(condition, digest))
                .orElse(false);
        if (known) {
            exchange.response().setStatus(304);
        }
        return known;
    }

    /** Whether the client's part is one of this very content, if it asks us to check: else it gets the whole (RFC 9110, 13.1.5). */
    static boolean rangeApplies(V2Exchange exchange, Digest digest) {
        return exchange.header("If-Range")
                .map(tag -> tag.strip().equals(entityTag(digest)))
                .orElse(true);
    }

    private static String entityTag(Digest digest) {
        return "\"" + digest + "\"";
    }

    /** Answers 201 with where the content can be pulled. */
    static void created(V2Exchange exchange, String location, Digest digest) {
        exchange.response().setHeader("Location", location);
        exchange.response().setHeader(DIGEST, digest.toString());
        exchange.empty(201);
    }

    /** Takes back what was said of content that is not sent after all, above all that it may be kept. */
    static void withdraw(HttpServletResponse response) {
        for (String header : List.of(DIGEST, "ETag", "Cache-Control", "Accept-Ranges")) {
            response.setHeader(header, null);
        }
    }

    private static boolean matches(String condition, Digest digest) {
        for (String tag : condition.split(",", -1)) {
            String bare = tag.strip();
            bare = bare.startsWith("W/") ? bare.substring(2) : bare;
            if (bare.equals("*") || bare.replace("\"", "").equals(digest.toString())) {
                return true;
            }
        }
        return false;
    }
}
