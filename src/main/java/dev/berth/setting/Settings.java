package dev.berth.setting;

import org.springframework.stereotype.Component;

import dev.berth.setting.Setting.Kind;

/** What is set at the moment. Reading costs no statement, so that every request may ask. */
@Component
public class Settings {

    public String text(Setting setting) {
        return value(setting, Kind.TEXT);
    }

    public long number(Setting setting) {
        return Long.parseLong(value(setting, Kind.NUMBER));
    }

    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(value(setting, Kind.FLAG));
    }

    private static String value(Setting setting, Kind expected) {
        if (setting.kind() != expected) {
            throw new IllegalArgumentException(setting.label() + " is a " + setting.kind() + ", not a " + expected);
        }
        return setting.preset();
    }
}
