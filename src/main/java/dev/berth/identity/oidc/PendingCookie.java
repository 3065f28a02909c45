package dev.berth.identity.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import dev.berth.access.BrowserCookies;
import dev.berth.platform.DomainException;
import dev.berth.platform.secret.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two cookies of a sign-in that is under way: what the browser was sent away with, sealed, so that nodes hold nothing, and what opens the
 * account of somebody who is choosing a name. Neither goes to any path but this flow's.
 */
@Component
class PendingCookie {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final String SIGN_IN = "berth_oidc";
    static final String ONBOARDING = "berth_onboarding";

    static final String PURPOSE = "identity-oidc-sign-in";
    private static final String PATH = "/c/oidc";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BrowserCookies cookies;
    private final Secrets secrets;
    private final Clock clock;

    PendingCookie(BrowserCookies cookies, Secrets secrets, Clock clock) {
        this.cookies = cookies;
        this.secrets = secrets;
        this.clock = clock;
    }

    void write(PendingSignIn pending, HttpServletResponse response) {
        write(SIGN_IN, secrets.seal(PURPOSE, JSON.writeValueAsString(pending)), LIFE, response);
    }

    /** Absent where the browser has none, one that is over, or one that was not made here. */
    Optional<PendingSignIn> read(HttpServletRequest request) {
        return value(SIGN_IN, request)
                .flatMap(this::open)
                .filter(pending -> clock.instant().isBefore(pending.expiresAt()));
    }

    void writeOnboarding(String secret, HttpServletResponse response) {
        write(ONBOARDING, secret, LIFE, response);
    }

    /** Empty where the browser has none. */
    String readOnboarding(HttpServletRequest request) {
        return value(ONBOARDING, request).orElse("");
    }

    /** Makes the browser forget it. */
    void clear(String name, HttpServletResponse response) {
        write(name, "", Duration.ZERO, response);
    }

    private Optional<PendingSignIn> open(String sealed) {
        try {
            return Optional.of(JSON.readValue(secrets.open(PURPOSE, sealed), PendingSignIn.class));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private void write(String name, String value, Duration life, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .secure(cookies.secure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> value(String name, HttpServletRequest request) {
        Cookie[] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
