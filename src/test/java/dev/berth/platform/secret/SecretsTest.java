package dev.berth.platform.secret;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.berth.platform.DataDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretsTest {

    private final Secrets secrets = secrets(1);

    @Test
    void whatIsSealedIsOpenedAgain() {
        for (String text : new String[] {"", "secret", "pässwörd 🔑", "x".repeat(10_000)}) {
            assertThat(secrets.open("a", secrets.seal("a", text))).isEqualTo(text);
        }
    }

    @Test
    void S15_aSealedTextShowsNothingAndNoTwoAreAlike() {
        String sealed = secrets.seal("a", "secret");

        assertThat(sealed)
                .matches("[A-Za-z0-9._-]+")
                .doesNotContain("secret")
                .isNotEqualTo(secrets.seal("a", "secret"));
    }

    @Test
    void S15_anotherKeyOpensNothing() {
        assertUnreadable(secrets(2), "a", secrets.seal("a", "secret"));
    }

    @Test
    void S15_whatWasSealedForOnePurposeIsNotTakenForAnother() {
        assertUnreadable(secrets, "b", secrets.seal("a", "secret"));
    }

    @Test
    void S15_aTextThatWasChangedIsNotOpened() {
        String sealed = secrets.seal("a", "secret");
        for (int i = 0; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertUnreadable(secrets, "a", sealed.substring(0, i) + other + sealed.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.",
                "1.AAAA",
                "2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "1.\u0000",
                "1.===",
                "secret"
            })
    void whatWasNeverSealedIsNotOpened(String text) {
        assertUnreadable(secrets, "a", text);
    }

    private static void assertUnreadable(Secrets secrets, String purpose, String sealed) {
        assertThatExceptionOfType(SecretUnreadable.class)
                .isThrownBy(() -> secrets.open(purpose, sealed))
                .withMessageContaining("berth.secret-key");
    }

    private static Secrets secrets(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new Secrets(new SecretKeySource(
                new SecretProperties(Base64.getEncoder().encodeToString(key)),
                new StaticListableBeanFactory().getBeanProvider(DataDirectory.class)));
    }
}
