package dev.berth.identity.provider;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A provider as everybody may know it who is about to sign in.
 *
 * @param kind {@code ldap} or {@code oidc}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SignInProvider(long id, String name, String kind, boolean primary) {}
