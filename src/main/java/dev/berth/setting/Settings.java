package dev.berth.setting;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.setting.SettingRule.Flag;
import dev.berth.setting.SettingRule.Whole;
import dev.berth.setting.SettingRule.Words;

/**
 * What is set at the moment. Reading costs no statement, so that every request may ask: all values are read together, at most once a
 * second. A change is therefore heeded by this node at once and by the others within a second.
 */
@Component
public class Settings {

    private static final long LIFE = Duration.ofSeconds(1).toNanos();

    private final SettingTable table;
    private final FixedSettings fixed;
    private volatile @Nullable Snapshot last;

    private record Snapshot(Map<Setting, String> values, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < LIFE;
        }
    }

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
        return Objects.requireNonNull(values().get(setting));
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
        last = null;
    }

    private Map<Setting, String> values() {
        Snapshot known = last;
        return known != null && known.isFresh() ? known.values() : refreshed();
    }

    /** One reads and the others wait, so that nobody goes on with what is too old. */
    private synchronized Map<Setting, String> refreshed() {
        Snapshot known = last;
        if (known == null || !known.isFresh()) {
            long now = System.nanoTime();
            known = new Snapshot(read(), now);
            last = known;
        }
        return known.values();
    }

    private static void require(Setting setting, boolean fits, String asked) {
        if (!fits || setting.isOfProvider()) {
            throw new IllegalArgumentException(
                    setting.label() + " is no " + asked + " of the server: " + setting.rule());
        }
    }
}
