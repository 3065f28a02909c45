package dev.berth.token;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;

/** Where clients fetch the token that a challenge asked for (Distribution, "Token Authentication"). Only GET: clients try POST first and go on at a 405. */
@RestController
class TokenController {

    private static final int MOST_SCOPES = 64;

    private final AccessTokens tokens;

    TokenController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/service/token")
    ResponseEntity<Reply> token(
            Principal principal, @RequestParam(defaultValue = "") String service, HttpServletRequest request) {
        if (!service.equals(Challenge.SERVICE)) {
            throw new DomainException(ErrorKind.INVALID, "unknown service: expected service=" + Challenge.SERVICE);
        }
        List<TokenScope> scopes = scopes(request.getParameterValues("scope"));
        IssuedToken token = tokens.issue(requireSubject(principal, scopes), scopes);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Reply.of(token));
    }

    private static Principal requireSubject(Principal principal, List<TokenScope> scopes) {
        return switch (principal) {
            case Principal.User user -> user;
            case Principal.Robot robot -> robot;
            case Principal.Anonymous anonymous when !scopes.isEmpty() -> anonymous;
            case Principal.Anonymous anonymous -> throw new Unauthenticated("sign in first, or ask for a scope");
            case Principal.Background job -> throw new Unauthenticated("a job gets no token");
            case Principal.Bearer bearer ->
                throw new Unauthenticated("an access token cannot be exchanged for another: sign in with a password");
        };
    }

    private static List<TokenScope> scopes(String @Nullable [] parameters) {
        List<TokenScope> scopes = Stream.ofNullable(parameters)
                .flatMap(Stream::of)
                .flatMap(parameter -> Stream.of(parameter.split(" ", -1)))
                .filter(scope -> !scope.isEmpty())
                .limit(MOST_SCOPES + 1)
                .map(TokenScope::parse)
                .toList();
        if (scopes.size() > MOST_SCOPES) {
            throw new DomainException(
                    ErrorKind.INVALID, "too many scopes: at most " + MOST_SCOPES + " fit into a token");
        }
        return scopes;
    }

    /** Both names of the token, since clients read one or the other. */
    record Reply(
            String token,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("issued_at") String issuedAt) {

        static Reply of(IssuedToken token) {
            return new Reply(
                    token.value(),
                    token.value(),
                    token.life().toSeconds(),
                    token.issuedAt().toString());
        }
    }
}
