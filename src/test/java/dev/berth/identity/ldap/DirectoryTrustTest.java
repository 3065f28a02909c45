package dev.berth.identity.ldap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.ProviderAway;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** To whom a searching account's password and those of people are sent. */
class DirectoryTrustTest {

    private static final String PASSWORD = "Ship-ahoy-42";
    private static final TestAuthority AUTHORITY = new TestAuthority("Trusted CA");

    private static Ldap ldap;
    private static DirectoryServer good;

    @BeforeAll
    static void start() {
        ldap = new Ldap(Ldap.LOOPBACK);
        good = DirectoryServer.start(AUTHORITY.identity("localhost"), AUTHORITY.pem());
        good.addPerson("alice", PASSWORD);
    }

    @AfterAll
    static void close() {
        good.close();
        ldap.close();
    }

    @Test
    void aCertificateOfTheOwnAuthorityIsTrusted() {
        assertThat(proves(DirectoryDraft.of(good))).isTrue();
        assertThat(proves(startTls(good))).isTrue();
    }

    @Test
    void anAuthorityThatNobodyNamedIsNotTrusted() {
        String other = new TestAuthority("Another CA").pem();

        for (String authority : new String[] {"", other}) {
            refused(DirectoryDraft.of(good).with(draft -> draft.caCertificate = authority), "certification path");
            refused(startTls(good).with(draft -> draft.caCertificate = authority), "StartTLS failed");
        }
        assertThat(proves(DirectoryDraft.of(good).with(draft -> draft.caCertificate = other + AUTHORITY.pem())))
                .isTrue();
    }

    @Test
    void theCertificateHasToBeTheHosts() {
        try (DirectoryServer other = DirectoryServer.start(AUTHORITY.identity("ldap.example.org"), AUTHORITY.pem())) {
            refused(DirectoryDraft.of(other), "No subject alternative DNS name matching localhost");
            refused(startTls(other), "No subject alternative DNS name matching localhost");
        }
    }

    @Test
    void anAddressIsNoNameOfTheHost() {
        refused(
                DirectoryDraft.of(good).with(draft -> draft.url = "ldaps://127.0.0.1:" + good.tlsPort()),
                "No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (DirectoryServer expired =
                DirectoryServer.start(AUTHORITY.identity("localhost", yesterday), AUTHORITY.pem())) {
            refused(DirectoryDraft.of(expired), "NotAfter");
            refused(startTls(expired), "NotAfter");
        }
    }

    @Test
    void whoWantsNoVerificationGetsNone() {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (DirectoryServer bad = DirectoryServer.start(AUTHORITY.identity("other", yesterday), AUTHORITY.pem())) {
            bad.addPerson("alice", PASSWORD);

            assertThat(proves(DirectoryDraft.of(bad).with(DirectoryTrustTest::unverified)))
                    .isTrue();
            assertThat(proves(startTls(bad).with(DirectoryTrustTest::unverified)))
                    .isTrue();
        }
    }

    @Test
    void certificatesThatCannotBeReadAreRefused() {
        refused(
                DirectoryDraft.of(good).with(draft -> draft.caCertificate = "no certificate"),
                "the CA certificate cannot be read");
    }

    @Test
    void aPlainPortDoesNotSpeakTls() {
        refused(
                DirectoryDraft.of(good).with(draft -> draft.url = "ldaps://localhost:" + good.port()),
                "no connection to localhost:" + good.port());
    }

    @Test
    void whereStartTlsIsRefusedNothingElseIsSaid() {
        try (DirectoryServer plain = DirectoryServer.withoutStartTls()) {
            plain.addPerson("alice", PASSWORD);

            assertThat(proves(startTls(plain).with(draft -> draft.startTls = false)))
                    .isTrue();
            refused(startTls(plain), "StartTLS failed: 53 (unwilling to perform)");
            assertThat(plain.binds()).as("those of the attempt that succeeded").isEqualTo(3);
        }
    }

    private static DirectoryDraft startTls(DirectoryServer directory) {
        return DirectoryDraft.of(directory).with(draft -> {
            draft.url = "ldap://localhost:" + directory.port();
            draft.startTls = true;
        });
    }

    private static void unverified(DirectoryDraft draft) {
        draft.verifyCertificate = false;
        draft.caCertificate = "";
    }

    private static boolean proves(DirectoryDraft draft) {
        return ldap.directories().prove(draft.provider(), "alice", PASSWORD).isPresent();
    }

    private static void refused(DirectoryDraft draft, String message) {
        assertThatThrownBy(() -> proves(draft))
                .isInstanceOf(ProviderAway.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(PASSWORD);
    }
}
