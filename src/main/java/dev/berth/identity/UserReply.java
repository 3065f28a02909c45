package dev.berth.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An account as the API shows it (Harbor's {@code UserResp}).
 *
 * @param sysadminFlag whether the account itself is an administrator's
 * @param adminRoleInAuth whether a provider's group of administrators holds the person
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserReply(
        long userId,
        String username,
        @Nullable String email,
        @Nullable String realname,
        @Nullable String comment,
        boolean sysadminFlag,
        boolean adminRoleInAuth,
        @BerthOnly boolean auditorFlag,
        @BerthOnly boolean disabled,
        @Nullable OidcUserMeta oidcUserMeta,
        Instant creationTime,
        Instant updateTime) {

    /**
     * @param administratorByProvider whether a provider's group of administrators holds the person
     * @param issuer absent where no issuer vouches for the person, and in lists
     */
    static UserReply of(User user, boolean administratorByProvider, @Nullable OidcUserMeta issuer) {
        return new UserReply(
                user.id(),
                user.username(),
                user.email(),
                user.realname(),
                user.comment(),
                user.administrator(),
                administratorByProvider,
                user.auditor(),
                user.disabled(),
                issuer,
                user.createdAt(),
                user.updatedAt());
    }
}
