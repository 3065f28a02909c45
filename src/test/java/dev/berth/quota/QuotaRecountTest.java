package dev.berth.quota;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class QuotaRecountTest {

    private static final String SYNC = "/api/internal/syncquota";

    private final BerthServer server = BerthServer.shared();
    private final JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
    private final Api admin = Api.admin(server);
    private final LimitedProject project = LimitedProject.of(server, -1);

    @Test
    void aFigureThatIsWrongIsCorrectedAndWrittenDown() {
        byte[] layer = Bytes.random(1000);
        ManifestJson first = project.repository("a").pushImage(layer);
        ManifestJson second = project.repository("b").pushImage(layer);
        set(project, 77);
        LimitedProject empty = LimitedProject.of(server, -1);
        set(empty, 5);

        assertThat(admin.post(SYNC, "").statusCode()).isEqualTo(200);

        assertThat(project.used()).isEqualTo(first.bytes().length + second.bytes().length + 2 * 64 + 1000);
        assertThat(empty.used()).isZero();
        assertThat(project.wrongFigures()).isEmpty();
        assertThat(jdbc.sql("""
                        select before ->> :project from audit_entry
                        where resource = 'recount' and before ? :project
                        """.replace("? :", "?? :"))
                        .param("project", String.valueOf(project.id()))
                        .query(String.class)
                        .list())
                .containsExactly("77");
    }

    @Test
    void figuresThatAreRightStayAndNothingIsWrittenDown() {
        project.repository("a").pushImage(Bytes.random(1000));
        admin.post(SYNC, "");
        long before = project.used();
        long written = recounts();

        assertThat(admin.post(SYNC, "").statusCode()).isEqualTo(200);

        assertThat(project.used()).isEqualTo(before);
        assertThat(recounts()).isEqualTo(written);
    }

    @Test
    void S48_countingBesideRunningPushesIsRight() {
        AtomicBoolean over = new AtomicBoolean();
        Stream<CompletableFuture<Void>> pushing = IntStream.range(0, 4)
                .mapToObj(number ->
                        CompletableFuture.runAsync(() -> pushAndDelete(project.repository("r" + number), over)))
                .toList()
                .stream();
        for (int round = 0; round < 20; round++) {
            set(project, round);
            assertThat(admin.post(SYNC, "").statusCode()).isEqualTo(200);
        }
        over.set(true);
        pushing.forEach(CompletableFuture::join);

        assertThat(project.wrongFigures()).isEmpty();
    }

    @Test
    void S28_whatIsCountedIsWhatIsThereUnderTheLock() throws Exception {
        byte[] layer = Bytes.random(100);
        RegistryClient repository = project.repository("a");
        ManifestJson kept = repository.pushImage(layer);
        ManifestJson going = kept.with("annotations", Map.of("a", "b"));
        repository.putManifest("going", going).expect(201);
        set(project, 77);

        CompletableFuture<Integer> recount;
        try (Connection other = server.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            execute(other, "select from quota_usage where project_id = " + project.id() + " for update");
            recount = CompletableFuture.supplyAsync(() -> admin.post(SYNC, "").statusCode());
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
            execute(other, "delete from tag where name = 'going' and digest = '" + going.digest() + "'");
            execute(other, "delete from manifest where digest = '" + going.digest() + "'");
            other.commit();
            other.setAutoCommit(true);
        }

        assertThat(recount.get()).isEqualTo(200);
        assertThat(project.used()).isEqualTo(kept.bytes().length + 64 + 100);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single();
    }

    @Test
    void onlyAdministratorsCount() {
        Api person =
                Api.basic(server, new People(server).member(project.name(), People.PROJECT_ADMIN), People.PASSWORD);
        Api robot = TestRobot.inSystem(server, TestRobot.place("system", "/", "quota:list", "quota:read"))
                .api();

        assertThat(Api.anonymous(server).post(SYNC, "").statusCode()).isEqualTo(401);
        assertThat(person.post(SYNC, "").statusCode()).isEqualTo(403);
        assertThat(robot.post(SYNC, "").statusCode()).isEqualTo(403);
        assertThat(admin.get(SYNC).statusCode()).isEqualTo(405);
    }

    private static void pushAndDelete(RegistryClient repository, AtomicBoolean over) {
        while (!over.get()) {
            ManifestJson image = repository.pushImage(Bytes.random(100));
            repository.pushImage(Bytes.random(100));
            repository.delete("manifests/" + image.digest()).expect(202);
        }
    }

    private void set(LimitedProject wrong, long used) {
        jdbc.sql("update quota_usage set used = ? where project_id = ?")
                .params(used, wrong.id())
                .update();
    }

    private long recounts() {
        return jdbc.sql("select count(*) from audit_entry where resource = 'recount'")
                .query(Long.class)
                .single();
    }
}
