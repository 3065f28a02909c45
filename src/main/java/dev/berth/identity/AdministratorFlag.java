package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Body of {@code PUT /users/{user_id}/sysadmin} (Harbor's {@code UserSysAdminFlag}). Harbor's Go client leaves out what is false. */
@JsonNaming(SnakeCaseStrategy.class)
record AdministratorFlag(@Nullable Boolean sysadminFlag) {

    boolean isSet() {
        return sysadminFlag != null && sysadminFlag;
    }
}
