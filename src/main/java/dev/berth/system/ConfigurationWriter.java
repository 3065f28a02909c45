package dev.berth.system;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.setting.SettingChanges;
import dev.berth.setting.SettingChanges.Change;
import dev.berth.setting.SettingChanges.Prepared;

/** Saves settings and says so, in one transaction. */
@Component
class ConfigurationWriter {

    private static final String NAME = "configuration";

    private final SettingChanges settings;
    private final ApplicationEventPublisher events;

    ConfigurationWriter(SettingChanges settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.events = events;
    }

    @Transactional
    public void write(Principal by, Prepared prepared) {
        Change change = settings.apply(prepared);
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
