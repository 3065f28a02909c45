package dev.berth.identity.ldap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.platform.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectoryToTryTest {

    private static final LdapSettings SAVED = new DirectoryDraft("ldaps://ldap.example.org", "").settings();

    @Test
    void whatIsAbsentIsAsItIsSaved() {
        assertThat(DirectoryToTry.AS_SAVED.over(SAVED)).isEqualTo(SAVED);
    }

    @Test
    void whatIsGivenIsTriedInstead() {
        LdapSettings tried =
                new DirectoryToTry(" ldap://other ", "cn=x", "secret", "dc=x", "(a=b)", "cn", 1, 9, false).over(SAVED);

        assertThat(tried.url()).isEqualTo("ldap://other");
        assertThat(tried.searchDn()).isEqualTo("cn=x");
        assertThat(tried.secret()).isEqualTo("secret");
        assertThat(tried.baseDn()).isEqualTo("dc=x");
        assertThat(tried.filter()).isEqualTo("(a=b)");
        assertThat(tried.nameAttribute()).isEqualTo("cn");
        assertThat(tried.scope()).isEqualTo(1);
        assertThat(tried.timeoutSeconds()).isEqualTo(9);
        assertThat(tried.verifyCertificate()).isFalse();
        assertThat(tried.groupBaseDn()).isEqualTo(SAVED.groupBaseDn());
    }

    @Test
    void S24_theSavedPasswordGoesToItsServerAlone() {
        assertThat(of("ldaps://ldap.example.org", "", null).over(SAVED).secret())
                .isEqualTo(SAVED.secret());
        refused(of("ldaps://evil.example.org", "", null));
        refused(of("ldap://ldap.example.org", null, null));
        refused(of(null, null, false));
        refused(new DirectoryToTry(null, "cn=other", null, null, null, null, null, null, null));
        assertThat(of("ldaps://evil.example.org", "own", false).over(SAVED).secret())
                .isEqualTo("own");
    }

    @Test
    void whoSearchesWithoutANameNeedsNoPassword() {
        assertThat(new DirectoryToTry("ldap://other", "", null, null, null, null, null, null, null)
                        .over(SAVED)
                        .secret())
                .isNull();
    }

    @Test
    void numbersHaveLimits() {
        refused(new DirectoryToTry(null, null, null, null, null, null, 3, null, null));
        refused(new DirectoryToTry(null, null, null, null, null, null, null, 61, null));
        assertThat(new DirectoryToTry(null, null, null, null, null, null, null, 0, null)
                        .over(SAVED)
                        .timeoutSeconds())
                .isEqualTo(SAVED.timeoutSeconds());
    }

    @Test
    void S15_thePasswordIsNotInItsText() {
        assertThat(of("ldap://x", "Canary-Secret", null).toString()).doesNotContain("Canary-Secret");
    }

    private static DirectoryToTry of(@Nullable String url, @Nullable String secret, @Nullable Boolean verify) {
        return new DirectoryToTry(url, null, secret, null, null, null, null, null, verify);
    }

    private static void refused(DirectoryToTry wanted) {
        assertThatThrownBy(() -> wanted.over(SAVED)).isInstanceOf(DomainException.class);
    }
}
