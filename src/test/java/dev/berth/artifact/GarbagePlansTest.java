package dev.berth.artifact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestGarbage.Position;
import dev.berth.artifact.ManifestSweep.Condition.LetGo;
import dev.berth.artifact.ManifestSweep.Condition.Untagged;
import dev.berth.artifact.UnreferencedBlobs.Pass;
import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What collection costs follows the garbage: none of its statements reads a table as a whole, beside 30,000 artifacts that are in use. */
class GarbagePlansTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of("db-scheduler.enabled", "false"));
    private static final JdbcClient JDBC = JdbcClient.create(SERVER.database().dataSource());
    private static final List<String> LARGE = List.of("repository_blob", "blob", "manifest", "manifest_blob", "tag");

    private final UnreferencedBlobs blobs = SERVER.bean(UnreferencedBlobs.class);
    private final ManifestGarbage manifests = SERVER.bean(ManifestGarbage.class);
    private final ManifestSweep sweep = SERVER.bean(ManifestSweep.class);

    @BeforeAll
    static void fill() {
        RegistryClient.admin(SERVER, "library/app").pushBlob(Bytes.random(1));
        artifacts("live", 30_000, "null");
        JDBC.sql("""
                insert into tag (repository_id, name, digest, pushed_by)
                select repository_id, 'v' || row_number() over (), digest, 'user:1' from manifest
                """).update();
        artifacts("garbage", 20, "now() - interval '1 hour'");
        LARGE.forEach(table -> JDBC.sql("analyze " + table).update());
        publishCounts(JDBC);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void noStatementReadsALargeTableAsAWhole() {
        List<Long> before = scans("seq_scan");

        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            collectManifests();
            SERVER.bean(JdbcClient.class)
                    .sql("update repository_blob set gc_after = now() - interval '1 hour' where gc_after >= now()")
                    .update();
            collectBlobs();
            publishCounts(SERVER.bean(JdbcClient.class));
        });

        assertThat(scans("seq_scan")).as("whole reads of %s", LARGE).isEqualTo(before);
    }

    private void collectManifests() {
        manifests.countUntagged(Duration.ZERO);
        assertThat(manifests.letGo(Position.START, 500)).isEmpty();
        Map<RepositoryScope, List<Digest>> garbage =
                ManifestGarbage.byRepository(manifests.untagged(Position.START, 500, Duration.ZERO));
        garbage.forEach((scope, digests) -> {
            sweep.sweep(scope, Principal.Background.SERVER, digests, new LetGo());
            assertThat(sweep.sweep(scope, Principal.Background.SERVER, digests, new Untagged(Duration.ZERO))
                            .manifests())
                    .isEqualTo(20);
        });
    }

    private void collectBlobs() {
        blobs.count();
        blobs.leased();
        blobs.foresee(Pass.begin());
        assertThat(blobs.collect(Pass.begin()).blobs()).isEqualTo(21);
    }

    /** The database publishes what a connection has counted when its transaction is over, and no later. */
    private static void publishCounts(JdbcClient connection) {
        connection.sql("select pg_stat_force_next_flush()").query((row, n) -> 0).list();
    }

    /** How often each of the large tables was read, as the database counts. */
    private static List<Long> scans(String how) {
        List<Long> counts = new ArrayList<>();
        for (String table : LARGE) {
            counts.add(JDBC.sql("select " + how + " from pg_stat_user_tables where relname = ?")
                    .param(table)
                    .query(Long.class)
                    .single());
        }
        return counts;
    }

    /** Artifacts with a blob each, without tags. */
    private static void artifacts(String series, int count, String lease) {
        JDBC.sql("""
                insert into blob (digest, storage_key, size)
                select 'sha256:' || encode(sha256((? || 'blob' || n)::bytea), 'hex'), md5(? || n), 10 from generate_series(1, ?) n
                """).params(series, series, count).update();
        JDBC.sql("""
                insert into repository_blob (repository_id, digest)
                select repository_id, 'sha256:' || encode(sha256((? || 'blob' || n)::bytea), 'hex')
                from repository, generate_series(1, ?) n
                """).params(series, count).update();
        JDBC.sql("""
                insert into manifest (repository_id, digest, media_type, content, size, pushed_by, gc_after)
                select repository_id, 'sha256:' || encode(sha256((? || n)::bytea), 'hex'), 'a/b', '', 0, 'user:1', %s
                from repository, generate_series(1, ?) n
                """.formatted(lease)).params(series, count).update();
        JDBC.sql("""
                insert into manifest_blob (project_id, repository_id, manifest, digest)
                select project_id, repository_id, 'sha256:' || encode(sha256((? || n)::bytea), 'hex'),
                       'sha256:' || encode(sha256((? || 'blob' || n)::bytea), 'hex')
                from repository, generate_series(1, ?) n
                """).params(series, series, count).update();
    }
}
