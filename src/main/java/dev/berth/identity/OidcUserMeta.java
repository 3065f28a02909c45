package dev.berth.identity;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * That somebody signs in by an issuer (Harbor's {@code OIDCUserInfo}). Their secret is never shown.
 *
 * @param subiss the issuer's key of the person, and behind it the issuer
 * @param updateTime of the last sign-in by it
 */
@JsonNaming(SnakeCaseStrategy.class)
record OidcUserMeta(long id, long userId, String subiss, Instant creationTime, Instant updateTime) {}
