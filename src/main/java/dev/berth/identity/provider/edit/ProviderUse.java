package dev.berth.identity.provider.edit;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRow;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTable;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.FieldsRefused;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** What stands in the way of changing a provider or of doing without it. */
@Component
class ProviderUse {

    private final ProviderTable table;
    private final Settings settings;

    ProviderUse(ProviderTable table, Settings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** @throws SubjectsChange where accounts are linked with it and their keys would mean other people, or nobody */
    void requireSameSubjects(Provider known, ProviderDraft draft) {
        if (!subjects(known.settings()).equals(subjects(draft.settings()))) {
            long links = table.countLinks(known.id());
            if (links > 0) {
                throw new SubjectsChange(known.kind() == ProviderKind.OIDC ? "endpoint" : "id_attribute", links);
            }
        }
    }

    /** @throws ProviderInUse where {@code auth_mode} needs a provider of its kind and this is the last one that is enabled */
    void requireDispensable(ProviderRow row) {
        String mode = mode(row.kind());
        boolean last = table.enabled(row.kind()).stream().allMatch(other -> other.id() == row.id());
        if (last && settings.text(Setting.AUTH_MODE).equals(mode)) {
            throw new ProviderInUse(mode);
        }
    }

    /** @throws FieldsRefused INVALID where nobody could sign in as {@code auth_mode} would say */
    void requireMode(String mode) {
        for (ProviderKind kind : ProviderKind.values()) {
            if (mode.equals(mode(kind)) && table.enabled(kind).isEmpty()) {
                throw new FieldsRefused(
                        ErrorKind.INVALID,
                        List.of(
                                "auth_mode cannot be %s: expected an enabled provider of the kind %s to be there first, or its settings in the same request"
                                        .formatted(mode, kind.label())));
            }
        }
    }

    private static String mode(ProviderKind kind) {
        return kind.label() + "_auth";
    }

    /** A directory may move; its people keep their keys. An issuer is its address. */
    private static String subjects(ProviderSettings settings) {
        return switch (settings) {
            case LdapSettings ldap -> ldap.idAttribute();
            case OidcSettings oidc -> oidc.endpoint();
        };
    }
}
