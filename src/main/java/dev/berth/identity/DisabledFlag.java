package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Body of {@code PUT /users/{user_id}/disabled}. */
record DisabledFlag(@Nullable Boolean disabled) {

    /** @throws DomainException INVALID where the body does not say */
    boolean isSet() {
        if (disabled == null) {
            throw new DomainException(ErrorKind.INVALID, "the field disabled is missing: expected true or false");
        }
        return disabled;
    }
}
