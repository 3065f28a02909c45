package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Body of {@code PUT /users/{user_id}/password} (Harbor's {@code PasswordReq}).
 *
 * @param oldPassword asked for where it is one's own
 */
@JsonNaming(SnakeCaseStrategy.class)
record PasswordChange(
        @Nullable String oldPassword, @Nullable String newPassword) {

    /** Without the passwords, which belong into no log (S15). */
    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
