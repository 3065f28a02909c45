package dev.berth.token;

import java.time.Duration;
import java.time.Instant;

/** An access token as it goes to the client. */
public record IssuedToken(String value, Instant issuedAt, Duration life) {

    /** Without the token, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "IssuedToken[" + issuedAt + ", " + life + "]";
    }
}
