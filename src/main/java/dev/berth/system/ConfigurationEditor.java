package dev.berth.system;

import java.util.Map;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.setting.SettingChanges;
import dev.berth.setting.SettingView;
import tools.jackson.databind.JsonNode;

/** Changes settings and says so. What belongs to a provider is tried there first, with no transaction open. */
@Component
class ConfigurationEditor {

    private final SettingChanges settings;
    private final ConfigurationWriter writer;

    ConfigurationEditor(SettingChanges settings, ConfigurationWriter writer) {
        this.settings = settings;
        this.writer = writer;
    }

    Map<String, SettingView> views() {
        return settings.views();
    }

    /** @throws dev.berth.platform.FieldsRefused with a message for each field that cannot be set so; then nothing is changed */
    void change(Principal by, Map<String, JsonNode> fields) {
        writer.write(by, settings.prepare(fields));
    }
}
