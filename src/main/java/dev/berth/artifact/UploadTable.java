package dev.berth.artifact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StagedObject.Part;
import dev.berth.blob.StorageKey;
import dev.berth.oci.DigestAlgorithm;

/**
 * The rows of {@code upload} and {@code upload_part}. An upload answers only to its own repository and principal (S29), and to one writer
 * at a time: a writer holds the row by a token, for a while that it prolongs as bytes come in. What commits here may be lost in a crash
 * of the database, and with it an upload that was not acknowledged.
 */
@Component
class UploadTable {

    /** How long a silent writer keeps others out; connections are cut earlier than that when nothing comes in. */
    static final Duration HOLD = Duration.ofSeconds(90);

    private static final String RELAXED =
            "with relaxed as materialized (select set_config('synchronous_commit', 'off', true)) ";
    private static final String MINE = "upload_id = ? and project_id = ? and repository = ? and principal = ?";

    private final JdbcClient jdbc;

    UploadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the row, unless the principal has reached its limit or the project is gone. */
    boolean insert(RepositoryScope scope, Principal principal, Upload upload, int maxPerPrincipal) {
        return jdbc.sql(RELAXED + """
                insert into upload (upload_id, project_id, repository, principal, algorithm, storage_key)
                select ?, ?, ?, ?, ?, ?
                from relaxed where (select count(*) from upload where principal = ?) < ?
                  and exists (select 1 from project where project_id = ? and deleted_at is null)
                """)
                        .param(upload.id())
                        .param(scope.projectId())
                        .param(scope.name().value())
                        .param(principal.key())
                        .param(upload.algorithm().label())
                        .param(upload.staged().key().value())
                        .param(principal.key())
                        .param(maxPerPrincipal)
                        .param(scope.projectId())
                        .update()
                == 1;
    }

    Optional<Upload> find(RepositoryScope scope, Principal principal, UUID id) {
        return jdbc.sql("select * from upload where " + MINE)
                .param(id)
                .param(scope.projectId())
                .param(scope.name().value())
                .param(principal.key())
                .query(this::upload)
                .optional()
                .map(this::withParts);
    }

    /**
     * An upload that a writer holds.
     *
     * @param bytesOfPrincipal what all uploads of its principal hold together
     */
    record Held(Upload upload, long bytesOfPrincipal) {}

    /** Takes hold of the upload for this writer; empty where another one has it, or it is not there. */
    Optional<Held> hold(RepositoryScope scope, Principal principal, UUID id, UUID writer) {
        return jdbc.sql(
                        RELAXED + """
                update upload set writer = ?, held_until = now() + make_interval(secs => ?), touched_at = now()
                from relaxed where\s""" + MINE + " and (writer is null or held_until < now()) returning upload.*,"
                                + " (select sum(u.size) from upload u where u.principal = upload.principal) as bytes_of_principal")
                .param(writer)
                .param(HOLD.toSeconds())
                .param(id)
                .param(scope.projectId())
                .param(scope.name().value())
                .param(principal.key())
                .query((row, n) -> new Held(upload(row, n), row.getLong("bytes_of_principal")))
                .optional()
                .map(held -> new Held(withParts(held.upload()), held.bytesOfPrincipal()));
    }

    /** Records that there is room for so many bytes; false where the hold was lost. */
    boolean reserve(UUID id, UUID writer, long bytes) {
        return jdbc.sql(RELAXED + "update upload set reserved = ? from relaxed where upload_id = ? and writer = ?")
                        .params(bytes, id, writer)
                        .update()
                == 1;
    }

    /** Prolongs the hold; false where it was lost. */
    boolean prolong(UUID id, UUID writer) {
        return jdbc.sql(RELAXED + """
                update upload set held_until = now() + make_interval(secs => ?), touched_at = now()
                from relaxed where upload_id = ? and writer = ?
                """)
                        .param(HOLD.toSeconds())
                        .param(id)
                        .param(writer)
                        .update()
                == 1;
    }

    /** Records what the writer appended and ends its hold, as a step of the caller's transaction; false where the hold was lost. */
    boolean advance(Upload before, StagedObject after, UUID writer) {
        boolean held = jdbc.sql(RELAXED + """
                update upload set size = ?, reserved = ?, multipart_id = ?, writer = null, held_until = null, touched_at = now()
                from relaxed where upload_id = ? and writer = ?
                """)
                        .param(after.size())
                        .param(after.size())
                        .param(after.multipartId())
                        .param(before.id())
                        .param(writer)
                        .update()
                == 1;
        if (held) {
            after.parts().stream().skip(before.staged().parts().size()).forEach(part -> insert(before.id(), part));
        }
        return held;
    }

    /** Ends the hold and changes nothing else; false where it was lost. */
    boolean release(UUID id, UUID writer) {
        return jdbc.sql(RELAXED + """
                update upload set writer = null, held_until = null from relaxed where upload_id = ? and writer = ?
                """).param(id).param(writer).update() == 1;
    }

    /** Ends the upload; false where this writer does not hold it any more. */
    boolean delete(UUID id, UUID writer) {
        return jdbc.sql("delete from upload where upload_id = ? and writer = ?")
                        .param(id)
                        .param(writer)
                        .update()
                == 1;
    }

    /** Ends up to {@code limit} uploads that rested for too long and that nobody writes to, and tells their objects' keys. */
    List<StorageKey> deleteExpired(Duration timeout, int limit) {
        return jdbc.sql("""
                delete from upload where upload_id in (
                    select upload_id from upload
                    where touched_at < now() - make_interval(secs => ?) and (writer is null or held_until < now())
                    order by touched_at limit ? for update skip locked)
                returning storage_key
                """)
                .param(timeout.toMillis() / 1000.0)
                .param(limit)
                .query((row, n) -> new StorageKey(row.getString(1)))
                .list();
    }

    /** The objects that uploads write to. */
    List<StorageKey> keys() {
        return jdbc.sql("select storage_key from upload")
                .query((row, n) -> new StorageKey(row.getString(1)))
                .list();
    }

    private void insert(UUID id, Part part) {
        jdbc.sql("insert into upload_part (upload_id, number, etag, size) values (?, ?, ?, ?)")
                .param(id)
                .param(part.number())
                .param(part.etag())
                .param(part.size())
                .update();
    }

    private Upload upload(ResultSet row, int n) throws SQLException {
        return new Upload(
                row.getObject("upload_id", UUID.class),
                DigestAlgorithm.of(row.getString("algorithm")),
                new StagedObject(
                        new StorageKey(row.getString("storage_key")),
                        row.getLong("size"),
                        row.getString("multipart_id"),
                        List.of()));
    }

    private Upload withParts(Upload upload) {
        if (upload.staged().multipartId() == null) {
            return upload;
        }
        List<Part> parts = jdbc.sql("select number, etag, size from upload_part where upload_id = ? order by number")
                .param(upload.id())
                .query((row, n) -> new Part(row.getInt(1), row.getString(2), row.getLong(3)))
                .list();
        StagedObject staged = upload.staged();
        return upload.with(new StagedObject(staged.key(), staged.size(), staged.multipartId(), parts));
    }
}
