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
    @ValueSource(
            strings = {
                "\u0430dmin", // Cyrillic a
                "adm\u0456n", // Cyrillic i
                "al\u03b9ce", // Greek iota
                "\u0430\u0455\u0435", // Cyrillic throughout, and nothing in it that is not like Latin
                "\u03bf\u03bd", // the same in Greek
                "\uff41dmin", // a fullwidth a
                "\ud835\udc1admin", // a mathematical a
                "o\ufb03ce", // a ligature
                "ju\u0308rgen", // u and a mark instead of one letter
                "bob\u0661" // a digit of another script
            })
    void S18_aNameThatLooksLikeAnotherIsRefused(String name) {
        assertThatThrownBy(() -> new Username(name))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("invalid username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0441\u0430\u0448\u0430",
                "\u5c71\u7530\u305f\u308d\u3046",
                "\uae40\u6c11\u6218",
                "\u03ba\u03ce\u03c3\u03c4\u03b1\u03c2-2"
            })
    void namesOfOneScriptAreAccepted(String name) {
        assertThat(new Username(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "alice", "alice.b-c_d", "alice@example.org", "Jürgen", "Alice Liddell"})
    void ordinaryNamesAreAccepted(String name) {
        assertThat(new Username(name).value()).isEqualTo(name);
    }
}
