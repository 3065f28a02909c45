package dev.berth.setting;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.berth.platform.StartRefused;

/** What the configuration has settled, so that nobody changes it at run time. */
@Component
class FixedSettings {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** @throws StartRefused where there is no such setting, or it takes no such value */
    FixedSettings(SettingProperties properties) {
        properties.overwrite().forEach((name, value) -> {
            Setting setting = setting(name);
            requireUsable(setting, value);
            values.put(setting, value);
        });
    }

    Map<Setting, String> values() {
        return values;
    }

    boolean covers(Setting setting) {
        return values.containsKey(setting);
    }

    /** In the environment {@code _} stands for {@code .}, and in YAML it is dropped: the letters alone say which one is meant. */
    private static Setting setting(String name) {
        String letters = letters(name);
        return Stream.of(Setting.values())
                .filter(setting -> letters(setting.label()).equals(letters))
                .findFirst()
                .orElseThrow(() -> new StartRefused(
                        "berth.setting.overwrite names \"%s\", and there is no such setting.".formatted(name),
                        "Use the names that GET /api/v2.0/configurations answers."));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static void requireUsable(Setting setting, String value) {
        String key = "berth.setting.overwrite." + setting.label();
        if (setting.isOfProvider()) {
            throw new StartRefused(
                    key + " cannot be fixed: it is a field of the primary provider to sign in by, which is kept in the"
                            + " database.",
                    "Take the key out of the configuration, and set it by PUT /api/v2.0/configurations or"
                            + " /api/v2.0/providers.");
        }
        if (!setting.rule().covers(value)) {
            throw new StartRefused(
                    key + " has a value that it does not take.",
                    "Give it " + setting.rule().expected() + ".");
        }
        setting.missing()
                .filter(feature -> !value.equals(setting.rule().standard()))
                .ifPresent(feature -> {
                    throw new StartRefused(
                            key + " cannot be fixed: this release does not have what it needs, which is " + feature
                                    + ".",
                            "Take the key out of the configuration.");
                });
    }
}
