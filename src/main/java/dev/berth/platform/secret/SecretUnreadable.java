package dev.berth.platform.secret;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What was sealed cannot be opened: it was sealed with another key, for another purpose, or has been changed since. */
public final class SecretUnreadable extends DomainException {

    SecretUnreadable(@Nullable Throwable cause) {
        super(
                ErrorKind.UNAVAILABLE,
                "a secret cannot be opened: it was sealed with another berth.secret-key than this server's, or changed since",
                cause);
    }
}
