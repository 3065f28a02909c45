package dev.berth.identity.provider.edit;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderSettings;

/** What somebody wants a provider to be, complete. */
record ProviderDraft(String name, boolean enabled, boolean primary, ProviderSettings settings) {

    static ProviderDraft blank(ProviderKind kind) {
        return new ProviderDraft(
                "",
                true,
                false,
                switch (kind) {
                    case LDAP -> LdapFields.BLANK;
                    case OIDC -> OidcFields.BLANK;
                });
    }

    static ProviderDraft of(Provider known) {
        return new ProviderDraft(known.name(), known.enabled(), known.primary(), known.settings());
    }

    ProviderKind kind() {
        return settings.kind();
    }
}
