package dev.berth.identity.provider.edit;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Body of {@code POST /providers}, {@code PUT /providers/{provider_id}} and {@code POST /providers/ping}; absent fields stay as they are.
 *
 * @param id of a known provider whose settings a ping starts from; of no meaning elsewhere
 * @param kind {@code ldap} or {@code oidc}, which it keeps
 * @param revision that the client has read; where it is given, the change is refused if there was another one since
 */
record ProviderRequest(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable Boolean enabled,
        @Nullable Boolean primary,
        @Nullable LdapFields ldap,
        @Nullable OidcFields oidc,
        @Nullable Long revision) {

    /** @throws DomainException INVALID where it is none or missing */
    ProviderKind requireKind() {
        return Stream.of(ProviderKind.values())
                .filter(known -> known.label().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new DomainException(ErrorKind.INVALID, "kind is missing or unknown: expected ldap or oidc"));
    }

    /** @throws DomainException INVALID where it is about another kind of provider */
    ProviderDraft over(ProviderDraft known) {
        requireSameKind(known.kind());
        return new ProviderDraft(
                Given.or(name, known.name()),
                Given.or(enabled, known.enabled()),
                Given.or(primary, known.primary()),
                settings(known.settings()));
    }

    boolean givesSecret() {
        return (ldap != null && ldap.secret() != null) || (oidc != null && oidc.secret() != null);
    }

    private ProviderSettings settings(ProviderSettings known) {
        return switch (known) {
            case LdapSettings settings -> ldap == null ? settings : ldap.over(settings);
            case OidcSettings settings -> oidc == null ? settings : oidc.over(settings);
        };
    }

    private void requireSameKind(ProviderKind known) {
        boolean other = kind != null && !kind.equals(known.label());
        boolean othersFields = known == ProviderKind.LDAP ? oidc != null : ldap != null;
        if (other || othersFields) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "this provider is of the kind %s and stays so: expected its settings in \"%s\" alone"
                            .formatted(known.label(), known.label()));
        }
    }
}
