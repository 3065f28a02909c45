package dev.berth.token;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import jakarta.servlet.http.HttpServletRequest;

/** Builds the {@code WWW-Authenticate} header that tells clients where tokens are had (Distribution, "Token Authentication"). */
@Component
public class Challenge {

    static final String SERVICE = "harbor-registry";

    private final ExternalUrlProperties external;

    Challenge(ExternalUrlProperties external) {
        this.external = external;
    }

    /** @param error {@code invalid_token} or {@code insufficient_scope} where a token was presented (RFC 6750, 3.1) */
    public String bearer(HttpServletRequest request, List<TokenScope> scopes, @Nullable String error) {
        StringBuilder challenge = new StringBuilder("Bearer realm=\"")
                .append(external.baseFor(request))
                .append("/service/token\",service=\"")
                .append(SERVICE)
                .append('"');
        if (!scopes.isEmpty()) {
            challenge
                    .append(",scope=\"")
                    .append(scopes.stream().map(TokenScope::format).collect(Collectors.joining(" ")))
                    .append('"');
        }
        if (error != null) {
            challenge.append(",error=\"").append(error).append('"');
        }
        return challenge.toString();
    }

    public String basic() {
        return "Basic realm=\"harbor\"";
    }
}
