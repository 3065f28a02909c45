package dev.berth.platform;

import org.jspecify.annotations.Nullable;

/**
 * A rule was broken. The message is for the person who made the request: it says what was wrong and what is expected, and
 * never holds a secret. Subclasses are named after the rule.
 */
public class DomainException extends RuntimeException {

    private final ErrorKind kind;

    public DomainException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public DomainException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The message, which is never absent here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
