package dev.berth.identity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedPasswordsTest {

    private final RememberedPasswords passwords = new RememberedPasswords();

    @Test
    void whatWasRightAMomentAgoIsStillRight() {
        passwords.remember("user:1", "secret", "hash");

        assertThat(passwords.remembers("user:1", "secret", "hash")).isTrue();
    }

    @Test
    void S44_aChangedPasswordIsForgottenAtOnce() {
        passwords.remember("user:1", "secret", "hash");

        assertThat(passwords.remembers("user:1", "secret", "another hash")).isFalse();
    }

    @Test
    void anotherPasswordOrAnotherAccountIsNotRemembered() {
        passwords.remember("user:1", "secret", "hash");

        assertThat(passwords.remembers("user:1", "Secret", "hash")).isFalse();
        assertThat(passwords.remembers("user:2", "secret", "hash")).isFalse();
    }
}
