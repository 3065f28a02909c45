package dev.berth.audit;

import java.io.IOException;
import java.util.Set;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.berth.access.Principal;
import dev.berth.access.RequestPrincipal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Looks at every request to change something after it was answered, whatever answered it: one that was refused, though who made it had
 * signed in, is written down.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class RefusedChangeFilter extends OncePerRequestFilter {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final RefusedChanges refused;

    RefusedChangeFilter(RefusedChanges refused) {
        this.refused = refused;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int status = response.getStatus();
        if (status >= HttpServletResponse.SC_BAD_REQUEST && status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            RequestPrincipal.known(request)
                    .filter(principal -> !(principal instanceof Principal.Anonymous))
                    .ifPresent(principal ->
                            RequestedChange.of(request).ifPresent(change -> refused.record(principal, change, status)));
        }
    }
}
