package dev.berth.platform;

import java.util.List;

/** Several fields of a request are wrong at once; each gets a message of its own, so that the client mends them together. */
public final class FieldsRefused extends DomainException {

    private final List<String> messages;

    /** @param messages at least one */
    public FieldsRefused(ErrorKind kind, List<String> messages) {
        super(kind, String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    public List<String> messages() {
        return messages;
    }
}
