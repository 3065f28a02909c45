package dev.berth.retention;

import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** While nothing may be changed, retention deletes nothing either (S25). */
@Component
class ReadOnly {

    private final Settings settings;

    ReadOnly(Settings settings) {
        this.settings = settings;
    }

    /** @throws DomainException DENIED where the registry is read-only */
    void requireOff() {
        if (settings.flag(Setting.READ_ONLY)) {
            throw new DomainException(
                    ErrorKind.DENIED, "the registry is read-only: nothing is deleted until read_only is switched off");
        }
    }
}
