package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Body of {@code PUT /users/{user_id}/cli_secret} and of its answer.
 *
 * @param secret the wanted one; absent or empty: one is made, and shown in the answer alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CliSecret(@Nullable String secret) {

    /** Without the secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "CliSecret[]";
    }
}
