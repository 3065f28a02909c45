package dev.berth.identity.provider.edit;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.setting.Setting;

/**
 * The primary provider of a kind as Harbor's settings show it.
 *
 * @param provider absent where there is none yet: then every setting is as it comes
 */
record PrimaryState(ProviderKind kind, @Nullable Provider provider) {

    /** Secrets as empty texts. */
    Map<Setting, String> values() {
        return provider == null ? standards() : values(ProviderDraft.of(provider));
    }

    /** What a change starts from: a new one gets the kind's name unless it is given another. */
    ProviderDraft draft() {
        if (provider != null) {
            return ProviderDraft.of(provider);
        }
        return new ProviderDraft(
                kind.name(), true, true, ProviderDraft.blank(kind).settings());
    }

    static Map<Setting, String> values(ProviderDraft draft) {
        Map<String, Object> fields = ProviderFields.of(draft.settings());
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        PrimaryNames.of(draft.kind())
                .forEach((setting, field) -> values.put(setting, PrimaryNames.text(fields.get(field))));
        if (draft.kind() == ProviderKind.OIDC) {
            values.put(Setting.OIDC_NAME, draft.name());
        }
        return values;
    }

    private Map<Setting, String> standards() {
        Map<Setting, String> standards = new EnumMap<>(Setting.class);
        PrimaryNames.of(kind).keySet().forEach(setting -> standards.put(setting, setting.standard()));
        if (kind == ProviderKind.OIDC) {
            standards.put(Setting.OIDC_NAME, Setting.OIDC_NAME.standard());
        }
        return standards;
    }
}
