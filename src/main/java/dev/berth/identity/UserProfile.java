package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Body of {@code PUT /users/{user_id}}. What is absent stays as it is.
 *
 * @param currentPassword asked for where somebody changes their own e-mail address without having sent the password with the request
 */
@JsonNaming(SnakeCaseStrategy.class)
record UserProfile(
        @Nullable String email,
        @Nullable String realname,
        @Nullable String comment,
        @BerthOnly @Nullable String currentPassword) {

    UserDescription over(UserDescription present) {
        return new UserDescription(
                email == null ? present.email() : email,
                realname == null ? present.realname() : realname,
                comment == null ? present.comment() : comment);
    }

    /** Without the password, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "UserProfile[" + realname + "]";
    }
}
