package dev.berth.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An account at a provider by which somebody signs in here.
 *
 * @param kind {@code ldap} or {@code oidc}
 * @param subject the provider's lasting key of the person
 * @param name what the provider calls the person
 * @param adminRoleInAuth whether the provider's group of administrators held the person at the last sign-in
 * @param signInTime of the last sign-in by it, to some minutes; absent where there was none yet
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkReply(
        long id,
        long providerId,
        String providerName,
        String kind,
        String subject,
        String name,
        boolean adminRoleInAuth,
        Instant creationTime,
        @Nullable Instant signInTime) {}
