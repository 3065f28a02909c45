package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Body of {@code POST /users/{user_id}/links}: either what an administrator knows of an account at a provider, or what proves that a
 * directory's account is one's own.
 *
 * @param subject the provider's lasting key of the person, from an administrator
 * @param username what the provider calls the person
 * @param password the one at the directory
 * @param currentPassword asked for where somebody links an account with their own without having sent a password with the request
 */
@JsonNaming(SnakeCaseStrategy.class)
record LinkCreation(
        @Nullable Long providerId,
        @Nullable String subject,
        @Nullable String username,
        @Nullable String password,
        @Nullable String currentPassword) {

    /** Without the passwords, which belong into no log (S15). */
    @Override
    public String toString() {
        return "LinkCreation[" + providerId + ", " + subject + ", " + username + "]";
    }
}
