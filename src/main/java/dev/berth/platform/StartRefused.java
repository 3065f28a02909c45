package dev.berth.platform;

/**
 * The server cannot start as it is configured or as it finds its machine. The message says what is wrong, the action what
 * the administrator can do about it; both are printed instead of a stack trace.
 */
public final class StartRefused extends DomainException {

    private final String action;

    public StartRefused(String message, String action) {
        super(ErrorKind.PRECONDITION, message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
