package dev.berth.access;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/** How a browser's session says who makes a request. It is asked only where the request has no {@code Authorization} header. */
public interface SessionVerifier {

    /** @return absent where the request carries no session, or one that is over */
    Optional<Principal> verify(HttpServletRequest request);
}
