package dev.berth.benchmark;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of content, written by SQL within minutes: what is in use, and what is garbage beside it. Nothing of it is in the store. */
final class GarbageRows {

    /** So many artifacts in a repository. */
    private static final int IN_A_REPOSITORY = 100;

    private final JdbcClient database;

    GarbageRows(JdbcClient database) {
        this.database = database;
    }

    /** Tagged artifacts, each with a config and a layer of its own. */
    void live(String series, int from, int to) {
        artifacts(series, from, to, "null");
        write(series, from, to, """
                insert into tag (repository_id, name, digest, pushed_by)
                select repository_id, 'v' || n, %s, 'user:1' from of_this
                """.formatted(digest("manifest")));
        analyze();
    }

    /** The same without a tag, whose lease has ended; what they refer to is held by them alone. */
    void untagged(String series, int count) {
        artifacts(series, 1, count, "now() - interval '1 hour'");
        analyze();
    }

    /** Blobs that nothing refers to, whose lease has ended. */
    void blobs(String series, int count) {
        repositories(series, 1, count);
        blobs(series, 1, count, "blob", "now() - interval '1 hour'");
        analyze();
    }

    /** Lets the leases of all that was let go end at once. */
    void endLeases() {
        database.sql("update repository_blob set gc_after = now() - interval '1 hour' where gc_after is not null")
                .update();
    }

    /** Leaves the collecting to the runs that are measured. */
    void holdContinuousCollection() {
        database.sql("update job_schedule set execution_time = now() + interval '1 day' where task_name like 'gc-%'")
                .update();
    }

    private void artifacts(String series, int from, int to, String lease) {
        repositories(series, from, to);
        blobs(series, from, to, "config", "null");
        blobs(series, from, to, "layer", "null");
        write(series, from, to, """
                insert into manifest (repository_id, digest, media_type, content, size, pushed_by, pushed_at, gc_after, type)
                select repository_id, %s, 'application/vnd.oci.image.manifest.v1+json', convert_to(repeat('x', 600), 'UTF8'), 600, 'user:1',
                       now() - interval '1 day', %s, 'IMAGE' from of_this
                """.formatted(digest("manifest"), lease));
        for (String kind : List.of("config", "layer")) {
            write(series, from, to, """
                    insert into manifest_blob (project_id, repository_id, manifest, digest)
                    select project_id, repository_id, %s, %s from of_this
                    """.formatted(digest("manifest"), digest(kind)));
        }
    }

    private void repositories(String series, int from, int to) {
        database.sql("""
                insert into repository (project_id, name)
                select project_id, 'library/' || :series || n from project, generate_series(:from / :each, :to / :each) n where name = 'library'
                on conflict do nothing
                """)
                .param("series", series)
                .param("from", from)
                .param("to", to)
                .param("each", IN_A_REPOSITORY)
                .update();
    }

    private void blobs(String series, int from, int to, String kind, String lease) {
        write(series, from, to, """
                insert into blob (digest, storage_key, size) select %s, md5(:series || '%s' || n), 1000 from of_this
                """.formatted(digest(kind), kind));
        write(series, from, to, """
                insert into repository_blob (repository_id, digest, gc_after) select repository_id, %s, %s from of_this
                """.formatted(digest(kind), lease));
    }

    private void write(String series, int from, int to, String insert) {
        int most = 20_000;
        for (int first = from; first <= to; first += most) {
            database.sql("""
                    with of_this as (
                        select r.project_id, r.repository_id, n from generate_series(:from, :to) n
                        join repository r on r.name = 'library/' || :series || (n / :each) and r.deleted_at is null)
                    """ + insert)
                    .param("series", series)
                    .param("from", first)
                    .param("to", Math.min(to, first + most - 1))
                    .param("each", IN_A_REPOSITORY)
                    .update();
        }
    }

    private void analyze() {
        List.of("repository", "blob", "repository_blob", "manifest", "manifest_blob", "tag")
                .forEach(table -> database.sql("analyze " + table).update());
    }

    private static String digest(String kind) {
        return "'sha256:' || encode(sha256((:series || '%s' || n)::bytea), 'hex')".formatted(kind);
    }
}
