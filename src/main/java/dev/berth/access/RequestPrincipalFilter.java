package dev.berth.access;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Gives every request its {@link RequestPrincipal}. It refuses nothing: what a request needs is known where it is handled. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RequestPrincipalFilter extends OncePerRequestFilter {

    private final Map<AuthorizationScheme, CredentialVerifier> verifiers = new EnumMap<>(AuthorizationScheme.class);
    private final SessionVerifier sessions;

    RequestPrincipalFilter(List<CredentialVerifier> verifiers, SessionVerifier sessions) {
        verifiers.forEach(verifier -> this.verifiers.put(verifier.scheme(), verifier));
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestPrincipal.attach(request, verifiers, sessions);
        chain.doFilter(request, response);
    }
}
