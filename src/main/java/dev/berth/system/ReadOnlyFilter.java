package dev.berth.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.berth.access.RequestPrincipal;
import dev.berth.platform.DatabaseAway;
import dev.berth.platform.DomainException;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses every change, on every path, while an administrator wants the server to be read only (S25). Signing in and out still works, and so
 * does the one request that ends it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 120)
class ReadOnlyFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The same in the forms of {@code /v2} and of the API. */
    private static final String ANSWER = """
            {"errors":[{"code":"DENIED","message":"The system is in read only mode. Any modification is prohibited."}]}""";

    private final Settings settings;

    ReadOnlyFilter(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return SAFE.contains(request.getMethod()) || path.startsWith("/c/") || path.equals("/api/v2.0/configurations");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isReadOnly()) {
            chain.doFilter(request, response);
            return;
        }
        learnWhoAsks(request);
        byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Without the database nothing can be changed anyway, and the answer to that is given where the request is handled. */
    private boolean isReadOnly() {
        try {
            return settings.flag(Setting.READ_ONLY);
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                return false;
            }
            throw e;
        }
    }

    /** For the audit log. */
    private static void learnWhoAsks(HttpServletRequest request) {
        try {
            RequestPrincipal.of(request);
        } catch (DomainException e) {
            // A stranger, who is refused as well.
        }
    }
}
