package dev.berth.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.access.AccessPolicy;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.Page;
import dev.berth.artifact.Referrers;
import dev.berth.oci.MediaTypes;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v2/<name>/referrers/<digest>}: an image index of the manifests that name this one as their subject. */
@Component
class ReferrersEndpoint {

    /** Each may carry annotations of up to a manifest's size, so the page is short. */
    private static final int PAGE = 100;

    private final AccessPolicy policy;
    private final Referrers referrers;
    private final JsonMapper json;

    ReferrersEndpoint(AccessPolicy policy, Referrers referrers, JsonMapper json) {
        this.policy = policy;
        this.referrers = referrers;
        this.json = json;
    }

    private record Index(int schemaVersion, String mediaType, List<Entry> manifests) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Entry(
            String mediaType,
            String digest,
            @JsonInclude(JsonInclude.Include.ALWAYS) long size,
            @Nullable String artifactType,
            Map<String, String> annotations) {

        static Entry of(Referrers.Referrer referrer) {
            return new Entry(
                    referrer.mediaType(),
                    referrer.digest().toString(),
                    referrer.size(),
                    referrer.artifactType(),
                    referrer.annotations());
        }
    }

    void list(V2Exchange exchange, V2Path.ReferrersPath path) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            throw exchange.unsupportedMethod("GET, HEAD");
        }
        RepositoryScope scope = policy.require(exchange.principal(), RepositoryAction.PULL, path.repository());
        Optional<String> artifactType = exchange.parameter("artifactType");
        Page<Referrers.Referrer> page = referrers.of(
                scope,
                path.digest(),
                artifactType.orElse(null),
                exchange.parameter("last").orElse(""),
                PAGE);
        artifactType.ifPresent(type -> exchange.response().setHeader("OCI-Filters-Applied", "artifactType"));
        if (page.more()) {
            exchange.response().setHeader("Link", next(path, artifactType, page));
        }
        List<Entry> entries = page.items().stream().map(Entry::of).toList();
        exchange.body(MediaTypes.OCI_INDEX, json.writeValueAsBytes(new Index(2, MediaTypes.OCI_INDEX, entries)));
    }

    private static String next(
            V2Path.ReferrersPath path, Optional<String> artifactType, Page<Referrers.Referrer> page) {
        String filter = artifactType
                .map(type -> "artifactType=" + UriUtils.encode(type, StandardCharsets.UTF_8) + "&")
                .orElse("");
        return "</v2/" + path.repository() + "/referrers/" + path.digest() + "?" + filter + "last="
                + page.items().getLast().digest() + ">; rel=\"next\"";
    }
}
