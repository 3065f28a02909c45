package dev.berth.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.berth.event.RegistryEvent;
import dev.berth.setting.Setting;
import dev.berth.setting.SettingCheck;
import dev.berth.setting.Settings;

/** The names of what is audited, and which of them an administrator has switched off. */
@Component
class AuditEventTypes implements SettingCheck {

    private static final String PULL = "pull_artifact";

    /** Whoever switches auditing off leaves at least the row that says so. */
    private static final String CONFIGURATION = "update_configuration";

    private static final Set<String> CONTENT = Set.of(
            "create_artifact",
            "delete_artifact",
            PULL,
            "create_tag",
            "delete_tag",
            "delete_repository",
            "warn_quota",
            "exceed_quota",
            "execute_tag-retention",
            "login_user",
            "logout_user");

    private static final List<String> ALL =
            Stream.concat(CONTENT.stream(), changes()).sorted().distinct().toList();

    private final Settings settings;

    AuditEventTypes(Settings settings) {
        this.settings = settings;
    }

    /** Every name, sorted. */
    static List<String> all() {
        return ALL;
    }

    boolean isEnabled(AuditEntry entry) {
        String disabled = settings.text(Setting.DISABLED_AUDIT_LOG_EVENT_TYPES);
        return disabled.isEmpty() || !names(disabled).contains(entry.eventType());
    }

    @Override
    public Setting setting() {
        return Setting.DISABLED_AUDIT_LOG_EVENT_TYPES;
    }

    @Override
    public Optional<String> complaint(String value) {
        Set<String> names = names(value);
        if (names.contains(CONFIGURATION)) {
            return Optional.of(setting().label() + " cannot hold " + CONFIGURATION
                    + ": who changes what is audited is always written down");
        }
        return names.stream()
                .filter(name -> !ALL.contains(name))
                .findFirst()
                .map(unknown -> setting().label()
                        + " holds a name that is no event type: expected names from /auditlog-exts/events, separated by"
                        + " commas");
    }

    private static Set<String> names(String list) {
        Set<String> names = new TreeSet<>();
        Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static Stream<String> changes() {
        return Stream.of(RegistryEvent.Kind.values())
                .flatMap(kind -> operations(kind).map(operation -> operation + "_" + AuditedEvent.resourceType(kind)));
    }

    private static Stream<String> operations(RegistryEvent.Kind kind) {
        return switch (kind) {
            case CONFIGURATION, QUOTA, REPOSITORY, JOB_QUEUE -> Stream.of("update");
            case JOB_EXECUTION -> Stream.of("create", "update");
            case ARTIFACT_LABEL -> Stream.of("create", "delete");
            case PROJECT,
                    PROJECT_METADATA,
                    MEMBER,
                    LABEL,
                    ROBOT,
                    USER,
                    GROUP,
                    PROVIDER,
                    IMMUTABLE_TAG,
                    TAG_RETENTION,
                    GARBAGE_COLLECTION,
                    PURGE_AUDIT,
                    STORAGE_CHECK -> Stream.of("create", "update", "delete");
        };
    }
}
