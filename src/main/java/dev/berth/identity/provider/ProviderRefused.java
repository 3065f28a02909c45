package dev.berth.identity.provider;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Settings by which nobody could sign in; the message tells what was tried and what was answered. */
public final class ProviderRefused extends DomainException {

    public ProviderRefused(String message) {
        super(ErrorKind.INVALID, message);
    }
}
