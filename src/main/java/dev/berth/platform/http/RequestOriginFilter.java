package dev.berth.platform.http;

import java.io.IOException;
import java.util.Objects;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Binds the {@link RequestOrigin} while a request is worked on. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestOriginFilter extends OncePerRequestFilter {

    private static final int LONGEST = 255;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(RequestOrigin.CURRENT, origin(request, response)).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static RequestOrigin origin(HttpServletRequest request, HttpServletResponse response) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new RequestOrigin(
                request.getRemoteAddr(),
                agent.substring(0, Math.min(agent.length(), LONGEST)),
                Objects.requireNonNullElse(response.getHeader(RequestIdFilter.HEADER), ""));
    }
}
