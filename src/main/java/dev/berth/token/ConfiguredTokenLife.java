package dev.berth.token;

import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.setting.Setting;
import dev.berth.setting.SettingCheck;
import dev.berth.setting.Settings;

/** What an administrator has set at run time, or {@code berth.token.life} where the setting is as it comes. A key outlives the tokens that it has signed. */
@Component
class ConfiguredTokenLife implements TokenLife, SettingCheck {

    private final TokenProperties properties;
    private final Settings settings;

    ConfiguredTokenLife(TokenProperties properties, Settings settings) {
        this.properties = properties;
        this.settings = settings;
    }

    @Override
    public Duration current() {
        return settings.isStandard(Setting.TOKEN_EXPIRATION)
                ? properties.life()
                : Duration.ofMinutes(settings.number(Setting.TOKEN_EXPIRATION));
    }

    @Override
    public Setting setting() {
        return Setting.TOKEN_EXPIRATION;
    }

    @Override
    public Optional<String> complaint(String value) {
        Duration rotation = properties.keyRotation();
        return Duration.ofMinutes(Long.parseLong(value)).compareTo(rotation) < 0
                ? Optional.empty()
                : Optional.of("it must be shorter than berth.token.key-rotation, which is " + rotation.toMinutes()
                        + " minutes");
    }
}
