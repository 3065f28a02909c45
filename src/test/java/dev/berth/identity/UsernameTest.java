package dev.berth.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsernameTest {

    @ParameterizedTest
    @ValueSource(strings = {"robot$library+ci", "robot$ci", "a:b", "a+b", "user:7", "Anonymous", "anonymous"})
    void S18_aPersonCannotBeNamedLikeSomethingElse(String name) {
        assertThatThrownBy(() -> new Username(name)).isInstanceOf(DomainException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " alice", "alice ", "al\nice", "al\0ice", "<b>", "-alice", "al/ice", "al\u202Eice"})
    void aNameThatMisleadsIsRefused(String name) {
        assertThatThrownBy(() -> new Username(name)).isInstanceOf(DomainException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "alice", "alice.b-c_d", "alice@example.org", "Jürgen", "Alice Liddell"})
    void ordinaryNamesAreAccepted(String name) {
        assertThat(new Username(name).value()).isEqualTo(name);
    }
}
