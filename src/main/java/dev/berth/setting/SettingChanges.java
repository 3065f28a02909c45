package dev.berth.setting;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.FieldsRefused;
import tools.jackson.databind.JsonNode;

/** Shows the settings and changes them, all that were asked for or none. */
@Component
public class SettingChanges {

    private final SettingTable table;
    private final Settings settings;
    private final SettingHome home;
    private final FixedSettings fixed;
    private final List<SettingCheck> checks;

    SettingChanges(
            SettingTable table, Settings settings, SettingHome home, FixedSettings fixed, List<SettingCheck> checks) {
        this.table = table;
        this.settings = settings;
        this.home = home;
        this.fixed = fixed;
        this.checks = checks;
    }

    /** Values before and after by the names of the settings, of those that have changed; of a secret only that it is set. */
    public record Change(Map<String, Object> before, Map<String, Object> after) {}

    /** A change that may be saved. */
    public record Prepared(Map<String, JsonNode> fields, SettingHome.Pending elsewhere) {}

    /** Every setting but the secrets, by name. */
    public Map<String, SettingView> views() {
        Map<Setting, String> values = current();
        Map<String, SettingView> views = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (!setting.isSecret()) {
                views.put(
                        setting.label(),
                        new SettingView(
                                setting.answer(values.getOrDefault(setting, setting.standard())), isEditable(setting)));
            }
        }
        return views;
    }

    /**
     * Runs outside of any transaction, because what belongs to a provider is tried there. A field that names no setting is ignored, one that
     * repeats what is set changes nothing: clients send whole models back.
     *
     * @throws FieldsRefused with a message for each bad field; DENIED where one is fixed by the configuration, else INVALID
     */
    public Prepared prepare(Map<String, JsonNode> fields) {
        return new Prepared(fields, home.prepare(accepted(fields, current())));
    }

    /**
     * Runs in the caller's transaction.
     *
     * @throws FieldsRefused where what was changed meanwhile stands in the way
     */
    public Change apply(Prepared prepared) {
        table.lock();
        Map<Setting, String> current = settings.read();
        Map<Setting, String> wanted = accepted(prepared.fields(), current);
        wanted.forEach(table::write);
        prepared.elsewhere().write();
        forgetAfterCommit();
        Map<String, Object> before = shown(wanted.keySet(), current);
        before.putAll(shown(
                prepared.elsewhere().before().keySet(), prepared.elsewhere().before()));
        Map<String, Object> after = shown(wanted.keySet(), wanted);
        after.putAll(shown(
                prepared.elsewhere().after().keySet(), prepared.elsewhere().after()));
        return new Change(before, after);
    }

    private Map<Setting, String> current() {
        Map<Setting, String> current = settings.read();
        current.putAll(home.read());
        return current;
    }

    /** @param current only these are looked at */
    private Map<Setting, String> accepted(Map<String, JsonNode> fields, Map<Setting, String> current) {
        Map<Setting, String> wanted = new EnumMap<>(Setting.class);
        Map<Setting, String> complaints = new EnumMap<>(Setting.class);
        current.forEach((setting, known) -> {
            JsonNode node = fields.get(setting.label());
            if (node == null || node.isNull()) {
                return;
            }
            Optional<String> value = setting.rule().read(node);
            if (value.isEmpty()) {
                complaints.put(setting, expected(setting));
            } else if (!value.get().equals(known)) {
                wanted.put(setting, value.get());
                complaint(setting, value.get()).ifPresent(complaint -> complaints.put(setting, complaint));
            }
        });
        if (!complaints.isEmpty()) {
            boolean denied = complaints.keySet().stream().anyMatch(fixed::covers);
            throw new FieldsRefused(denied ? ErrorKind.DENIED : ErrorKind.INVALID, List.copyOf(complaints.values()));
        }
        return wanted;
    }

    private Optional<String> complaint(Setting setting, String value) {
        if (fixed.covers(setting)) {
            return Optional.of(setting.label()
                    + " is fixed by this server's configuration (berth.setting.overwrite) and is changed there");
        }
        if (setting.missing().isPresent()) {
            return Optional.of(setting.label() + " cannot be changed: this release does not have "
                    + setting.missing().get());
        }
        if (!setting.rule().covers(value)) {
            return Optional.of(expected(setting));
        }
        return checks.stream()
                .filter(check -> check.setting() == setting)
                .flatMap(check -> check.complaint(value).stream())
                .findFirst();
    }

    private static String expected(Setting setting) {
        return setting.label() + " takes another value: expected "
                + setting.rule().expected();
    }

    private static Map<String, Object> shown(Set<Setting> which, Map<Setting, String> values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (Setting setting : which) {
            shown.put(
                    setting.label(),
                    setting.isSecret() ? "set" : setting.answer(values.getOrDefault(setting, setting.standard())));
        }
        return shown;
    }

    private boolean isEditable(Setting setting) {
        return !fixed.covers(setting) && setting.missing().isEmpty();
    }

    private void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                settings.forget();
            }
        });
    }
}
