package dev.berth.identity.provider.edit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.Provider;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A provider as the API shows it: everything but its secret.
 *
 * @param secretSet whether there is one
 * @param revision to be sent back with a change, so that it is refused where somebody else made one meanwhile
 * @param linkCount how many accounts are linked with it; of a provider that is looked at by itself
 * @param groupCount how many groups it has here; likewise
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProviderReply(
        long id,
        String name,
        String kind,
        boolean enabled,
        boolean primary,
        @Nullable LdapFields ldap,
        @Nullable OidcFields oidc,
        boolean secretSet,
        long revision,
        Instant creationTime,
        Instant updateTime,
        @Nullable Long linkCount,
        @Nullable Long groupCount) {

    static ProviderReply of(Provider known, boolean secretSet) {
        return new ProviderReply(
                known.id(),
                known.name(),
                known.kind().label(),
                known.enabled(),
                known.primary(),
                known.settings() instanceof LdapSettings ldap ? LdapFields.of(ldap) : null,
                known.settings() instanceof OidcSettings oidc ? OidcFields.of(oidc) : null,
                secretSet,
                known.revision(),
                known.createdAt(),
                known.updatedAt(),
                null,
                null);
    }

    ProviderReply with(long links, long groups) {
        return new ProviderReply(
                id,
                name,
                kind,
                enabled,
                primary,
                ldap,
                oidc,
                secretSet,
                revision,
                creationTime,
                updateTime,
                links,
                groups);
    }
}
