package dev.berth.distribution;

import java.io.IOException;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import dev.berth.access.Principal;
import dev.berth.access.RequestPrincipal;
import dev.berth.access.Unauthenticated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The front of the OCI Distribution API: reads the path once and hands the request to the endpoint of its kind. */
@Controller
class DistributionController {

    private final ManifestEndpoint manifests;
    private final BlobEndpoint blobs;
    private final UploadEndpoint uploads;
    private final ListEndpoint lists;
    private final ReferrersEndpoint referrers;

    DistributionController(
            ManifestEndpoint manifests,
            BlobEndpoint blobs,
            UploadEndpoint uploads,
            ListEndpoint lists,
            ReferrersEndpoint referrers) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.uploads = uploads;
        this.lists = lists;
        this.referrers = referrers;
    }

    @RequestMapping({"/v2", "/v2/**"})
    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        V2Path path = V2Path.parse(request.getRequestURI());
        Principal principal = signedIn(request);
        V2Exchange exchange = new V2Exchange(request, response, principal);
        switch (path) {
            case V2Path.Root root -> lists.root(exchange);
            case V2Path.Catalog catalog -> lists.catalog(exchange);
            case V2Path.TagsPath tags -> lists.tags(exchange, tags);
            case V2Path.ManifestPath manifest -> manifests.handle(exchange, manifest);
            case V2Path.BlobPath blob -> blobs.handle(exchange, blob);
            case V2Path.UploadsPath start -> uploads.start(exchange, start);
            case V2Path.UploadPath upload -> uploads.handle(exchange, upload);
            case V2Path.ReferrersPath subject -> referrers.list(exchange, subject);
        }
    }

    /** Clients ask for a token, be it an anonymous one, only when they are told to; so nobody comes in without any credential. */
    private static Principal signedIn(HttpServletRequest request) {
        Principal principal = RequestPrincipal.of(request);
        if (principal instanceof Principal.Anonymous) {
            throw new Unauthenticated("a token is needed: ask for one where the WWW-Authenticate header says");
        }
        return principal;
    }
}
