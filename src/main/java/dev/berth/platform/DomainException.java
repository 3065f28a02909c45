package dev.berth.platform;

import org.jspecify.annotations.Nullable;

/**
 * A rule was broken. The message is for the person who made the request: it says what was wrong and what is expected, and
 * never holds a secret. Subclasses are named after the rule. A refusal is an answer and no fault, and clients ask for what is not there all
 * day: so it carries no stack trace, whose making costs more than the rest of such an answer. A cause keeps its own.
 */
public class DomainException extends RuntimeException {

    private final ErrorKind kind;

    public DomainException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public DomainException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause, true, false);
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
