package dev.berth.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryAction;
import dev.berth.access.RequestPrincipal;
import dev.berth.access.Unauthenticated;
import dev.berth.oci.OciException;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.token.Challenge;
import dev.berth.token.TokenScope;
import jakarta.servlet.http.HttpServletRequest;

/** What a refused client is told to come back with; it depends on the request alone, so that absent and private look the same (S43). */
@Component
class V2Challenge {

    private final Challenge challenge;

    V2Challenge(Challenge challenge) {
        this.challenge = challenge;
    }

    String of(HttpServletRequest request, DomainException refusal) {
        if (V2Path.parse(request.getRequestURI()) instanceof V2Path.Catalog) {
            return challenge.basic();
        }
        return switch (RequestPrincipal.presented(request)) {
            case BASIC -> challenge.basic();
            case NONE, UNKNOWN -> challenge.bearer(request, scopes(request), null);
            case BEARER -> challenge.bearer(request, scopes(request), error(refusal));
        };
    }

    private static String error(DomainException refusal) {
        return refusal instanceof Unauthenticated ? "invalid_token" : "insufficient_scope";
    }

    private static List<TokenScope> scopes(HttpServletRequest request) {
        List<TokenScope> scopes = new ArrayList<>();
        switch (V2Path.parse(request.getRequestURI())) {
            case V2Path.Root root -> {}
            case V2Path.Catalog catalog -> {}
            case V2Path.InRepository path -> scopes.add(scope(request, path));
        }
        mountSource(request).ifPresent(source -> scopes.add(TokenScope.repository(source, RepositoryAction.PULL)));
        return scopes;
    }

    /** What cannot be a name needs no right: the request is refused for it as soon as its caller is known. */
    private static Optional<RepositoryName> mountSource(HttpServletRequest request) {
        try {
            return QueryParameters.first(request, "mount")
                    .flatMap(digest -> QueryParameters.first(request, "from"))
                    .map(RepositoryName::new);
        } catch (OciException e) {
            return Optional.empty();
        }
    }

    private static TokenScope scope(HttpServletRequest request, V2Path.InRepository path) {
        return switch (path) {
            case V2Path.UploadPath(var repository, var id) -> push(repository);
            case V2Path.UploadsPath(var repository) -> push(repository);
            case V2Path.InRepository other
            when request.getMethod().equals("DELETE") ->
                TokenScope.repository(other.repository(), RepositoryAction.DELETE);
            case V2Path.InRepository other when request.getMethod().equals("PUT") -> push(other.repository());
            case V2Path.InRepository other -> TokenScope.repository(other.repository(), RepositoryAction.PULL);
        };
    }

    private static TokenScope push(RepositoryName repository) {
        return TokenScope.repository(repository, RepositoryAction.PULL, RepositoryAction.PUSH);
    }
}
