package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Body of {@code PUT /users/{user_id}/auditor}. */
@JsonNaming(SnakeCaseStrategy.class)
record AuditorFlag(@Nullable Boolean auditorFlag) {

    /** @throws DomainException INVALID where the body does not say */
    boolean isSet() {
        if (auditorFlag == null) {
            throw new DomainException(ErrorKind.INVALID, "the field auditor_flag is missing: expected true or false");
        }
        return auditorFlag;
    }
}
