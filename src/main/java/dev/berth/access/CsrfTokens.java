package dev.berth.access;

import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Which requests need a CSRF token, and how it travels: in one header both ways, as Harbor's clients know it. A browser attaches cookies to
 * what other sites make it send, but no header, so whatever a cookie may decide asks for the header (S05). Machines, which send no session,
 * are left alone where machines speak.
 */
@Component
public final class CsrfTokens implements CsrfTokenRequestHandler, RequestMatcher {

    static final String HEADER = "X-Harbor-CSRF-Token";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String[] SPOKEN_BY_MACHINES = {"/v2/", "/api/", "/service/", "/actuator/"};

    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

    private final CsrfTokenRepository repository;

    CsrfTokens(CsrfTokenRepository repository) {
        this.repository = repository;
    }

    /** Gives the browser another token, since what somebody knew of it before it signed in or out is to be worth nothing after (S11). */
    public void renew(HttpServletRequest request, HttpServletResponse response) {
        CsrfToken next = repository.generateToken(request);
        repository.saveToken(next, request, response);
        handle(request, response, () -> next);
    }

    /** Whether the request is refused without a token. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod()) && concerns(request);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (concerns(request) && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken next) {
            response.setHeader(HEADER, next.getToken());
        }
    }

    /** Never from a parameter: looking for one would take the body away from whoever is to read it. */
    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken expected) {
        return request.getHeader(HEADER) == null ? null : masked.resolveCsrfTokenValue(request, expected);
    }

    private static boolean concerns(HttpServletRequest request) {
        return BrowserCookies.session(request).isPresent() || !isSpokenByMachines(request.getRequestURI());
    }

    private static boolean isSpokenByMachines(String path) {
        for (String beginning : SPOKEN_BY_MACHINES) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
