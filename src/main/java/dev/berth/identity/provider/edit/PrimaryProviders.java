package dev.berth.identity.provider.edit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.FieldsRefused;
import dev.berth.setting.Setting;
import dev.berth.setting.SettingHome;

/** Harbor's {@code ldap_…} and {@code oidc_…} settings: the fields of the primary directory and the primary issuer, under other names. */
@Component
class PrimaryProviders implements SettingHome {

    private final StoredProviders stored;
    private final Trials trials;
    private final ProviderWriter writer;
    private final ProviderUse use;

    PrimaryProviders(StoredProviders stored, Trials trials, ProviderWriter writer, ProviderUse use) {
        this.stored = stored;
        this.trials = trials;
        this.writer = writer;
        this.use = use;
    }

    @Override
    public Map<Setting, String> read() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (ProviderKind kind : ProviderKind.values()) {
            values.putAll(primary(kind).values());
        }
        return values;
    }

    @Override
    public Pending prepare(Map<Setting, String> wanted) {
        List<PrimaryChange> changes = new ArrayList<>();
        for (ProviderKind kind : ProviderKind.values()) {
            PrimaryChange change = PrimaryChange.of(primary(kind), wanted);
            if (change.changesAnything()) {
                changes.add(change);
            }
        }
        List<String> messages =
                changes.stream().flatMap(change -> change.complaints().stream()).toList();
        if (!messages.isEmpty()) {
            throw new FieldsRefused(ErrorKind.INVALID, messages);
        }
        changes.forEach(change -> change.requireSameSubjects(use));
        changes.stream()
                .filter(PrimaryChange::changesSettings)
                .forEach(change -> trials.require(change.draft().settings()));
        return new Prepared(changes, wanted);
    }

    private PrimaryState primary(ProviderKind kind) {
        return new PrimaryState(kind, stored.primary(kind).orElse(null));
    }

    private final class Prepared implements Pending {

        private final List<PrimaryChange> changes;
        private final Map<Setting, String> wanted;

        Prepared(List<PrimaryChange> changes, Map<Setting, String> wanted) {
            this.changes = changes;
            this.wanted = wanted;
        }

        @Override
        public Map<Setting, String> before() {
            Map<Setting, String> before = new EnumMap<>(Setting.class);
            changes.forEach(change -> before.putAll(change.before()));
            return before;
        }

        @Override
        public Map<Setting, String> after() {
            Map<Setting, String> after = new EnumMap<>(Setting.class);
            changes.forEach(change -> after.putAll(change.after()));
            return after;
        }

        @Override
        public void write() {
            changes.forEach(change -> change.write(writer));
            String mode = wanted.get(Setting.AUTH_MODE);
            if (mode != null) {
                use.requireMode(mode);
            }
        }
    }
}
