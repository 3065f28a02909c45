package dev.berth.platform.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.berth.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedPostgresTest {

    @TempDir
    private Path home;

    @Test
    void contentSurvivesARestartOnTheSamePort() {
        String url;
        try (var first = start()) {
            url = first.url();
            database(first).sql("create table kept (word text)").update();
        }
        try (var second = start()) {
            assertThat(second.url()).isEqualTo(url);
            assertThat(database(second).sql("select * from kept").query().listOfRows())
                    .isEmpty();
        }
    }

    @Test
    void nothingAcknowledgedIsLostByTheSettings() {
        try (var server = start()) {
            assertThat(new DurabilityCheck(database(server)).settingsThatAreOff())
                    .isEmpty();
        }
    }

    @Test
    void settingsThatGiveUpDurabilityAreNamed() {
        try (var server = EmbeddedPostgres.start(home, Map.of("fsync", "off"))) {
            assertThat(new DurabilityCheck(database(server)).settingsThatAreOff())
                    .containsExactly("fsync");
        }
    }

    @Test
    void aServerThatIsKilledComesBackByItself() throws Exception {
        try (var server = start()) {
            database(server).sql("create table kept (word text)").update();
            kill();
            awaitTable(server);
        }
    }

    @Test
    void aServerThatACrashedProcessLeftBehindIsReplaced() throws Exception {
        PostgresUntilKilled.run(home);
        var orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();
        try (var second = start()) {
            assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
            assertThat(database(second).sql("select 1").query().listOfRows()).hasSize(1);
        }
    }

    @Test
    void thePasswordIsReadableByItsOwnerOnly() throws Exception {
        try (var server = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> database(server.url(), "wrong")
                            .sql("select 1")
                            .query()
                            .listOfRows())
                    .hasRootCauseMessage("FATAL: password authentication failed for user \"berth\"");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithBothNumbers() throws Exception {
        start().close();
        Files.writeString(home.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was written by PostgreSQL 17, and this Berth brings PostgreSQL 18.");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, Map.of());
    }

    private ProcessHandle postmaster() throws Exception {
        return new PostmasterFile(home.resolve("cluster")).server().orElseThrow();
    }

    private void kill() throws Exception {
        postmaster().destroyForcibly();
    }

    private static void awaitTable(EmbeddedPostgres server) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try {
                database(server).sql("select * from kept").query().listOfRows();
                return;
            } catch (DataAccessException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static JdbcClient database(EmbeddedPostgres server) {
        return database(server.url(), server.password());
    }

    private static JdbcClient database(String url, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url, "berth", password));
    }
}
