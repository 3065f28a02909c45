package dev.berth.retention;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Many artifacts by SQL. They can be listed and deleted, and not pulled. */
public final class Rows {

    private Rows() {}

    /** Adds so many artifacts with one tag each, {@code old-1} and so on, to a repository that exists; each was pushed a minute before the last. */
    public static void write(JdbcClient rows, String repository, int count) {
        rows.sql("""
                insert into manifest (repository_id, digest, media_type, content, size, pushed_by, pushed_at, type,
                                      content_media_type, content_size)
                select r.repository_id, 'sha256:' || encode(sha256((r.name || n)::bytea), 'hex'),
                       'application/vnd.oci.image.manifest.v1+json', '{}', 600, 'user:1', now() - n * interval '1 minute',
                       'IMAGE', 'application/vnd.oci.image.config.v1+json', 1000000
                from repository r cross join generate_series(1, ?) n where r.name = ? and r.deleted_at is null
                """).params(count, repository).update();
        rows.sql("""
                insert into tag (repository_id, name, digest, pushed_by, pushed_at)
                select m.repository_id, 'old-' || row_number() over (order by m.pushed_at), m.digest, 'user:1', m.pushed_at
                from manifest m join repository r using (repository_id) where r.name = ? and m.content = '{}'
                """).param(repository).update();
        rows.sql("analyze manifest").update();
        rows.sql("analyze tag").update();
    }
}
