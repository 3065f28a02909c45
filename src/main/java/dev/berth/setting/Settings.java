package dev.berth.setting;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.berth.platform.LastRead;
import dev.berth.setting.SettingRule.Flag;
import dev.berth.setting.SettingRule.Whole;
import dev.berth.setting.SettingRule.Words;

/**
 * What is set at the moment. Reading costs no statement, so that every request may ask: all values are read together, about once a
 * second. A change is therefore heeded by this node at once and by the others within seconds.
 */
@Component
public class Settings {

    private final SettingTable table;
    private final FixedSettings fixed;
    private final LastRead<Map<Setting, String>> values = new LastRead<>(this::read, Duration.ofSeconds(1));

    Settings(SettingTable table, FixedSettings fixed) {
        this.table = table;
        this.fixed = fixed;
    }

    /** A text or one of several words. */
    public String text(Setting setting) {
        require(setting, setting.rule() instanceof Words, "text");
        return value(setting);
    }

    public long number(Setting setting) {
        require(setting, setting.rule() instanceof Whole, "number");
        return Long.parseLong(value(setting));
    }

    public boolean flag(Setting setting) {
        require(setting, setting.rule() instanceof Flag, "flag");
        return Boolean.parseBoolean(value(setting));
    }

    /**
     * The same as it stands in the database now, by a statement of the caller's transaction: for those who decide under a lock (S28), and
     * who must not wait there for others who read.
     */
    public boolean flagNow(Setting setting) {
        require(setting, setting.rule() instanceof Flag, "flag");
        return Boolean.parseBoolean(read().get(setting));
    }

    /** Whether it has the value that it comes with. */
    public boolean isStandard(Setting setting) {
        return value(setting).equals(setting.rule().standard());
    }

    String value(Setting setting) {
        return Objects.requireNonNull(values.get().get(setting));
    }

    /** Every setting's value as it stands in the database now, for whoever is about to change some. */
    Map<Setting, String> read() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Stream.of(Setting.values())
                .filter(setting -> !setting.isOfProvider())
                .forEach(setting -> values.put(setting, setting.rule().standard()));
        values.putAll(table.read());
        values.putAll(fixed.values());
        return values;
    }

    void forget() {
        values.forget();
    }

    private static void require(Setting setting, boolean fits, String asked) {
        if (!fits || setting.isOfProvider()) {
            throw new IllegalArgumentException(
                    setting.label() + " is no " + asked + " of the server: " + setting.rule());
        }
    }
}
