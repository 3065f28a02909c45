package dev.berth.identity;

import java.time.Duration;

import org.springframework.stereotype.Component;

import dev.berth.platform.RetryLater;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Whether people may make accounts for themselves, and how many come from one place: each costs a slow hash and a row that stays. */
@Component
class SelfRegistration {

    private final Settings settings;
    private final NetworkLimit limit =
            new NetworkLimit(20, Duration.ofHours(1), "too many accounts were made from this address: try again later");

    SelfRegistration(Settings settings) {
        this.settings = settings;
    }

    boolean isOpen() {
        return settings.flag(Setting.SELF_REGISTRATION);
    }

    /** @throws RetryLater TOO_MANY after too many from this address */
    void requirePatience(String address) {
        limit.take(address);
    }
}
