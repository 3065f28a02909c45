package dev.berth.identity.provider.edit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.setting.Setting;

/**
 * What somebody wants the primary provider of a kind to be, in Harbor's settings.
 *
 * @param draft the whole provider after the change
 * @param givesSecret whether a secret is among what was said
 * @param unreadable settings whose texts are no value of their field
 */
record PrimaryChange(PrimaryState known, ProviderDraft draft, boolean givesSecret, List<Setting> unreadable) {

    static PrimaryChange of(PrimaryState known, Map<Setting, String> wanted) {
        Map<String, Object> fields = new HashMap<>();
        List<Setting> unreadable = new ArrayList<>();
        PrimaryNames.of(known.kind()).forEach((setting, field) -> {
            String text = wanted.get(setting);
            if (text != null) {
                Optional<Object> value = PrimaryNames.value(setting, text);
                value.ifPresentOrElse(found -> fields.put(field, found), () -> unreadable.add(setting));
            }
        });
        ProviderDraft before = known.draft();
        String name = known.kind() == ProviderKind.OIDC
                ? wanted.getOrDefault(Setting.OIDC_NAME, before.name())
                : before.name();
        return new PrimaryChange(
                known,
                new ProviderDraft(
                        name, before.enabled(), before.primary(), ProviderFields.over(before.settings(), fields)),
                fields.containsKey("secret"),
                unreadable);
    }

    boolean changesAnything() {
        return !unreadable.isEmpty() || !draft.equals(known.draft());
    }

    boolean changesSettings() {
        return known.provider() == null
                || !draft.settings().equals(known.draft().settings());
    }

    /** What is wrong, by Harbor's names. */
    List<String> complaints() {
        List<String> messages = new ArrayList<>();
        unreadable.forEach(setting ->
                messages.add(setting.label() + " takes another value: expected an object of texts, as JSON in a text"));
        if (!ProviderRule.isName(draft.name())) {
            messages.add(Setting.OIDC_NAME.label() + " takes another value: expected " + ProviderRule.NAME);
        }
        ProviderRule.complaints(draft.settings())
                .forEach(complaint -> messages.add("%s takes another value: expected %s"
                        .formatted(PrimaryNames.label(draft.kind(), complaint.field()), complaint.expected())));
        if (messages.isEmpty()
                && known.provider() != null
                && ProviderRule.sendsKeptSecretElsewhere(known.provider().settings(), draft.settings(), givesSecret)) {
            messages.add(PrimaryNames.label(draft.kind(), "secret") + ProviderRule.SECRET_AGAIN);
        }
        return messages;
    }

    void requireSameSubjects(ProviderUse use) {
        Provider provider = known.provider();
        if (provider != null) {
            use.requireSameSubjects(provider, draft);
        }
    }

    Map<Setting, String> before() {
        return differing(known.values());
    }

    Map<Setting, String> after() {
        return differing(PrimaryState.values(draft));
    }

    void write(ProviderWriter writer) {
        Provider provider = known.provider();
        if (provider == null) {
            writer.insert(draft);
        } else {
            writer.replace(provider, draft);
        }
    }

    /** Those of the values that change. */
    private Map<Setting, String> differing(Map<Setting, String> values) {
        Map<Setting, String> before = known.values();
        Map<Setting, String> after = PrimaryState.values(draft);
        Map<Setting, String> differing = new EnumMap<>(values);
        differing
                .keySet()
                .removeIf(setting -> setting.isSecret()
                        ? Objects.equals(
                                known.draft().settings().secret(),
                                draft.settings().secret())
                        : Objects.equals(before.get(setting), after.get(setting)));
        return differing;
    }
}
