package dev.berth.access;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who makes this request: by its {@code Authorization} header (RFC 9110, 11.6.2) where it has one, else by its session, else nobody. It is
 * found out at most once and only where somebody asks: a request that needs nobody costs no password hash. A failure is kept as well, so that
 * each controller answers it in its protocol's form.
 */
public final class RequestPrincipal {

    private static final String ATTRIBUTE = RequestPrincipal.class.getName();

    private final AuthorizationScheme scheme;
    private final String credential;
    private final String address;
    private final boolean forApi;
    private final Map<AuthorizationScheme, CredentialVerifier> verifiers;
    private final Supplier<Optional<Principal>> session;
    private @Nullable Principal principal;
    private @Nullable DomainException failure;

    private RequestPrincipal(
            HttpServletRequest request,
            Map<AuthorizationScheme, CredentialVerifier> verifiers,
            SessionVerifier sessions) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        String header = headers.isEmpty() ? "" : headers.getFirst().strip();
        int space = header.indexOf(' ');
        this.scheme = headers.size() > 1 ? AuthorizationScheme.UNKNOWN : schemeOf(headers, header, space);
        this.credential = space < 0 ? "" : header.substring(space + 1).strip();
        this.address = request.getRemoteAddr();
        this.forApi = isForApi(request.getRequestURI());
        this.verifiers = verifiers;
        this.session = () -> sessions.verify(request);
    }

    /**
     * @throws Unauthenticated where the header proves nothing
     * @throws DomainException TOO_MANY after repeated failures
     */
    public static Principal of(HttpServletRequest request) {
        return stored(request).resolve();
    }

    /** Which scheme the request uses, whether it proves anything or not. */
    public static AuthorizationScheme presented(HttpServletRequest request) {
        return stored(request).scheme;
    }

    /** Who it turned out to be, where somebody has asked: it costs nothing, and nothing is verified for it. */
    public static Optional<Principal> known(HttpServletRequest request) {
        return Optional.ofNullable(stored(request).principal);
    }

    static void attach(
            HttpServletRequest request,
            Map<AuthorizationScheme, CredentialVerifier> verifiers,
            SessionVerifier sessions) {
        request.setAttribute(ATTRIBUTE, new RequestPrincipal(request, verifiers, sessions));
    }

    private static RequestPrincipal stored(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestPrincipal stored) {
            return stored;
        }
        throw new IllegalStateException("the request did not pass the filter that reads its Authorization header");
    }

    private static AuthorizationScheme schemeOf(List<String> headers, String header, int space) {
        if (headers.isEmpty()) {
            return AuthorizationScheme.NONE;
        }
        return switch (header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT)) {
            case "basic" -> AuthorizationScheme.BASIC;
            case "bearer" -> AuthorizationScheme.BEARER;
            default -> AuthorizationScheme.UNKNOWN;
        };
    }

    private static boolean isForApi(String path) {
        return path.startsWith("/api/") || path.equals("/service/token");
    }

    private Principal resolve() {
        if (failure != null) {
            throw failure;
        }
        if (principal == null) {
            try {
                principal = verify();
            } catch (DomainException e) {
                failure = e;
                throw e;
            }
        }
        return principal;
    }

    private Principal verify() {
        if (scheme == AuthorizationScheme.NONE) {
            return session.get().orElseGet(Principal.Anonymous::new);
        }
        CredentialVerifier verifier = verifiers.get(scheme);
        if (verifier == null) {
            throw new Unauthenticated(
                    "the Authorization header cannot be used: expected one, of scheme Basic or Bearer");
        }
        return forApi ? verifier.verifyForApi(credential, address) : verifier.verify(credential, address);
    }
}
