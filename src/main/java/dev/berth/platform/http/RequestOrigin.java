package dev.berth.platform.http;

import java.util.Optional;

/**
 * Where the request that is being worked on comes from, for those who write down what happened. It decides nothing.
 *
 * @param address of the client; a forwarded one where a trusted proxy names it
 * @param userAgent what the client calls itself, cut to 255 characters; empty where it says nothing
 * @param requestId the id that stands in the answer and in the log
 */
public record RequestOrigin(String address, String userAgent, String requestId) {

    static final ScopedValue<RequestOrigin> CURRENT = ScopedValue.newInstance();

    /** Empty outside of requests. */
    public static Optional<RequestOrigin> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
