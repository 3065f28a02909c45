package dev.berth.artifact;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;

/**
 * The rows of {@code loose_blob}: blobs that came into a project with a limit and that no manifest of it refers to yet. They go when one does
 * ({@link QuotaSettlement}), and with the blob's link.
 */
@Component
class LooseBlobs {

    private final JdbcClient jdbc;

    LooseBlobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets a blob that was just linked to the repository count, unless the project holds it already. */
    void add(RepositoryScope scope, Digest digest) {
        jdbc.sql("""
                insert into loose_blob (repository_id, digest, project_id, size)
                select r.repository_id, b.digest, r.project_id, b.size
                from repository r cross join blob b
                where r.project_id = ? and r.name = ? and r.deleted_at is null and b.digest = ?
                  and not exists (select from manifest_blob m where m.project_id = r.project_id and m.digest = b.digest)
                on conflict (repository_id, digest) do nothing
                """)
                .param(scope.projectId())
                .param(scope.name().value())
                .param(digest.toString())
                .update();
    }

    /**
     * What a project has given room to, besides what manifests refer to.
     *
     * @param bytes in open uploads and loose blobs
     * @param size of the blob that is asked for, 0 where there is none
     * @param present whether that blob counts in this project already
     */
    record Coming(long bytes, long size, boolean present) {}

    /**
     * @param upload is not counted itself, if there is one
     * @param digest a blob that is about to come, if it is known
     */
    Coming coming(long projectId, @Nullable UUID upload, @Nullable Digest digest) {
        return jdbc.sql("""
                select coalesce((select sum(greatest(size, reserved)) from upload
                                 where project_id = :project and upload_id is distinct from cast(:upload as uuid)), 0)
                     + coalesce((select sum(size) from (
                           select distinct digest, size from loose_blob l
                           where l.project_id = :project and not exists (
                               select from manifest_blob m where m.project_id = l.project_id and m.digest = l.digest)) loose), 0),
                       coalesce((select size from blob where digest = :digest), 0),
                       exists (select from manifest_blob where project_id = :project and digest = :digest)
                       or exists (select from loose_blob where project_id = :project and digest = :digest)
                """)
                .param("project", projectId)
                .param("upload", upload)
                .param("digest", digest == null ? null : digest.toString())
                .query((row, n) -> new Coming(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .single();
    }
}
