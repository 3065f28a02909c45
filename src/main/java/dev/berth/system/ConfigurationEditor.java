package dev.berth.system;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.setting.SettingChanges;
import dev.berth.setting.SettingChanges.Change;
import dev.berth.setting.SettingView;
import tools.jackson.databind.JsonNode;

/** Changes settings and says so, in one transaction. */
@Component
class ConfigurationEditor {

    private static final String NAME = "configuration";

    private final SettingChanges settings;
    private final ApplicationEventPublisher events;

    ConfigurationEditor(SettingChanges settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.events = events;
    }

    Map<String, SettingView> views() {
        return settings.views();
    }

    /** @throws dev.berth.platform.FieldsRefused with a message for each field that cannot be set so; then nothing is changed */
    @Transactional
    public void change(Principal by, Map<String, JsonNode> fields) {
        Change change = settings.apply(fields);
        if (!change.after().isEmpty()) {
            events.publishEvent(new Changed(
                    by,
                    RegistryEvent.Kind.CONFIGURATION,
                    RegistryEvent.Operation.UPDATE,
                    NAME,
                    null,
                    change.before(),
                    change.after()));
        }
    }
}
