package dev.berth.setting;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FixedSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"read_only", "read.only", "read-only", "readonly", "READ_ONLY"})
    void aSettingIsNamedAsTheEnvironmentAndYamlSpellIt(String name) {
        assertThat(fixed(name, "true").values()).containsExactly(Map.entry(Setting.READ_ONLY, "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "read_onli, true, no such setting",
        "read_only, yes, does not take",
        "session_timeout, 0, does not take",
        "ldap_url, ldap://example.org, a field of the primary provider",
        "oidc_client_secret, very-secret, a field of the primary provider",
        "auth_mode, uaa_auth, does not take",
        "uaa_endpoint, https://example.org, signing in by UAA"
    })
    void whatCannotBeFixedStopsTheStart(String name, String value, String message) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> fixed(name, value))
                .withMessageContaining(message);
    }

    @Test
    void everyFirstValueIsOneThatTheSettingTakes() {
        assertThat(Setting.values())
                .allMatch(setting -> setting.rule().covers(setting.rule().standard()));
    }

    @Test
    void noTwoSettingsAreToldApartByPunctuationAlone() {
        assertThat(Setting.values())
                .extracting(setting -> setting.label().replace("_", ""))
                .doesNotHaveDuplicates();
    }

    private static FixedSettings fixed(String name, String value) {
        return new FixedSettings(new SettingProperties(Map.of(name, value)));
    }
}
