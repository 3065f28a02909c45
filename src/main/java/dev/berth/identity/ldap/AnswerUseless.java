package dev.berth.identity.ldap;

import org.jspecify.annotations.Nullable;

/** A directory has answered, but not with what was asked for. It is not away, and others may fare better. */
final class AnswerUseless extends RuntimeException {

    /** @param message what was tried and what was answered */
    AnswerUseless(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
