package dev.berth.artifact;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** The rows of {@code repository}. A repository comes into being with the first content that is pushed to it. */
@Component
class RepositoryTable {

    private final JdbcClient jdbc;

    RepositoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> find(RepositoryScope scope) {
        return jdbc.sql("""
                select repository_id from repository where project_id = ? and name = ? and deleted_at is null
                """)
                .param(scope.projectId())
                .param(scope.name().value())
                .query(Long.class)
                .optional();
    }

    /** The repository's id; makes the row where it is missing, guarding the project against deletion meanwhile. */
    long ensure(RepositoryScope scope) {
        return find(scope).orElseGet(() -> {
            jdbc.sql("""
                    with living as (select project_id from project where project_id = ? and deleted_at is null for share)
                    insert into repository (project_id, name) select project_id, ? from living
                    on conflict (project_id, name) where deleted_at is null do nothing
                    """).param(scope.projectId()).param(scope.name().value()).update();
            return find(scope).orElseThrow(() -> unknown(scope));
        });
    }

    /**
     * Finds and locks the row, the first lock of whoever changes manifests or tags, until the transaction ends. A repository that was deleted
     * while the lock was waited for is not found.
     */
    Optional<Long> findLocked(RepositoryScope scope) {
        return jdbc.sql("""
                select repository_id from repository where project_id = ? and name = ? and deleted_at is null
                for no key update
                """)
                .param(scope.projectId())
                .param(scope.name().value())
                .query(Long.class)
                .optional();
    }

    /** The repository's id, its row made where it is missing, and locked. */
    long ensureLocked(RepositoryScope scope) {
        return findLocked(scope).orElseGet(() -> {
            ensure(scope);
            return findLocked(scope).orElseThrow(() -> unknown(scope));
        });
    }

    /** @throws OciException NAME_UNKNOWN where there is no such repository */
    long require(RepositoryScope scope) {
        return find(scope).orElseThrow(() -> unknown(scope));
    }

    /** @throws OciException NAME_UNKNOWN where the project was deleted since the right to push was given (S16) */
    void requireProject(RepositoryScope scope) {
        boolean living = jdbc.sql("select exists (select 1 from project where project_id = ? and deleted_at is null)")
                .param(scope.projectId())
                .query((row, n) -> row.getBoolean(1))
                .single();
        if (!living) {
            throw unknown(scope);
        }
    }

    private static OciException unknown(RepositoryScope scope) {
        return new OciException(
                ErrorKind.NOT_FOUND, OciError.NAME_UNKNOWN, "there is no repository " + scope.name() + " here");
    }
}
