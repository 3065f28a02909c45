package dev.berth.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Sh0rt", "alllower1", "ALLUPPER1", "NoDigitsHere", "admin"})
    void aWeakPasswordIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRule.require(password))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("too weak")
                .hasMessageNotContaining("\"" + password + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Harbor12345", "Password1", "Passw0rd!", "Admin12345", "Changeme1", "hARBOR12345"})
    void S14_aPasswordFromAManualIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRule.require(password)).hasMessageContaining("sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ship-ahoy-42", "Harbormaster1 is asleep", "Pässwörter-sind-2-viel"})
    void aStrongOneIsAccepted(String password) {
        assertThat(PasswordRule.require(password)).isEqualTo(password);
    }

    @Test
    void halfOfASurrogatePairIsNoCharacter() {
        assertThat(PasswordRule.isStrong("Ship-ahoy-42\ud83d")).isFalse();
        assertThat(PasswordRule.isStrong("Ship-ahoy-42\ud83d\ude00")).isTrue();
    }
}
