package dev.berth.identity.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.FaultyWire;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Directories that do not answer, or not as they should: none of them holds a thread for long. The time-out is a second, the total four. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DirectoryAwayTest {

    private static final String PASSWORD = "Ship-ahoy-42";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Ldap ldap;
    private static DirectoryServer directory;

    @BeforeAll
    static void start() {
        ldap = new Ldap(Ldap.LOOPBACK);
        directory = DirectoryServer.start();
        directory.addPerson("alice", PASSWORD);
    }

    @AfterAll
    static void close() {
        directory.close();
        ldap.close();
    }

    @Test
    void aConnectionMayBeRefused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        away(DirectoryDraft.at(port), "Connection refused");
    }

    @Test
    void S45_nobodyMakesADirectoryHangUpByAnEndlessNameOrPassword() {
        Provider away = DirectoryDraft.at(1).provider();
        String endless = "x".repeat(1_025);

        assertThat(ldap.directories().prove(away, endless, PASSWORD)).isEmpty();
        assertThat(ldap.directories().prove(away, "alice", endless)).isEmpty();
        assertThatThrownBy(() -> ldap.directories().prove(away, endless.substring(1), endless.substring(1)))
                .isInstanceOf(ProviderAway.class);
    }

    @Test
    void aHostMayBeUnknown() {
        away(
                DirectoryDraft.at(1).with(draft -> draft.url = "ldap://no-such-host.invalid"),
                "the host no-such-host.invalid cannot be found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "ldap://", "ldapi://localhost", "localhost", "ldap://localhost/dc=x"})
    void anAddressHasAForm(String url) {
        away(DirectoryDraft.at(1).with(draft -> draft.url = url), "expected ldap://host");
    }

    @Test
    void aServerMayAcceptAndSayNothing() {
        try (FaultyWire silent = FaultyWire.silent()) {
            away(DirectoryDraft.at(silent.port()), "sign-in as");
            away(DirectoryDraft.at(silent.port()).with(draft -> draft.startTls = true), "StartTLS failed");
            away(
                    DirectoryDraft.at(silent.port()).with(draft -> draft.url = "ldaps://localhost:" + silent.port()),
                    "Read timed out");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200})
    void aServerMayHangInTheMiddle(int bytes) {
        try (FaultyWire wire = FaultyWire.stalling(directory.port(), bytes)) {
            away(DirectoryDraft.at(wire.port()), "failed");
        }
    }

    @Test
    void aServerMayAnswerGarbage() {
        byte[] page = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] endless = HexFormat.of().parseHex("3084ffffffff");
        byte[] huge = HexFormat.of().parseHex("30847fffffff");

        for (byte[] garbage : new byte[][] {page, endless, huge, new byte[64], {48, 0}}) {
            try (FaultyWire wire = FaultyWire.answering(garbage)) {
                away(DirectoryDraft.at(wire.port()), "sign-in as");
            }
        }
    }

    @Test
    void aServerMayAnswerOneByteNowAndThenForEver() {
        byte[] start = HexFormat.of().parseHex("308310000002010161830ffff00a0100040004830fff00");
        try (FaultyWire wire = FaultyWire.dripping(start, 0, 200)) {
            away(DirectoryDraft.at(wire.port()), "sign-in as");
        }
    }

    @Test
    void afterwardsItIsLeftAloneForAMoment() throws IOException {
        Provider silent;
        try (FaultyWire wire = FaultyWire.silent()) {
            silent = DirectoryDraft.at(wire.port()).provider();
            assertThatThrownBy(() -> prove(silent)).isInstanceOf(ProviderAway.class);
        }

        assertThatThrownBy(() -> prove(silent)).hasMessageContaining("is left alone for a moment");
    }

    @Test
    void anAnswerThatIsOfNoUseHoldsUpNobodyElse() {
        Provider provider = DirectoryDraft.at(directory.port())
                .with(draft -> draft.baseDn = "dc=nowhere")
                .provider();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> prove(provider))
                    .isInstanceOf(ProviderAway.class)
                    .hasMessageContaining("search below \"dc=nowhere\"")
                    .hasMessageContaining("32 (no such object)");
        }
    }

    @Test
    void S07_anAddressThatIsNotListedIsNotCalled() throws IOException {
        try (Ldap strict = new Ldap("10.0.0.0/8");
                ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inside.setSoTimeout(100);
            for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "0.0.0.0", "169.254.169.254"}) {
                Provider provider = DirectoryDraft.at(1)
                        .with(draft -> draft.url = "ldap://" + host + ":" + inside.getLocalPort())
                        .provider();

                assertThatThrownBy(() -> strict.directories().prove(provider, "alice", PASSWORD))
                        .isInstanceOf(ProviderAway.class)
                        .hasMessageContaining("berth.outward.allowed-networks");
            }
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void S07_aReferralIsNotFollowed() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(100);
            String url = "ldap://localhost:" + elsewhere.getLocalPort() + "/" + TestDirectory.PEOPLE;
            directory.add("ou=away," + TestDirectory.BASE, "objectClass: referral", "ou: away", "ref: " + url);

            assertThat(prove(DirectoryDraft.at(directory.port()).provider())).isTrue();
            away(
                    DirectoryDraft.at(directory.port()).with(draft -> draft.baseDn = "ou=away," + TestDirectory.BASE),
                    "10 (referral)");
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void away(DirectoryDraft draft, String message) {
        Instant start = Instant.now();

        assertThatThrownBy(() -> prove(draft.provider()))
                .isInstanceOf(ProviderAway.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(PASSWORD)
                .hasMessageNotContaining(String.valueOf(draft.secret));

        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
    }

    private static boolean prove(Provider provider) {
        return ldap.directories().prove(provider, "alice", PASSWORD).isPresent();
    }
}
