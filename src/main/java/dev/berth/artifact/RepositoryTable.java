package dev.berth.artifact;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /**
     * The repository's id, its row locked.
     *
     * @throws OciException NAME_UNKNOWN where there is no such repository
     */
    long requireLocked(RepositoryScope scope) {
        return findLocked(scope).orElseThrow(() -> unknown(scope));
    }

    /** Locks repositories, in the order of their ids; false where one of them was deleted meanwhile. */
    boolean lockAll(Collection<Long> repositoryIds) {
        Long[] distinct = repositoryIds.stream().distinct().toArray(Long[]::new);
        return jdbc.sql("""
                        select repository_id from repository where repository_id = any(?) and deleted_at is null
                        order by repository_id for no key update
                        """).param(distinct).query(Long.class).list().size() == distinct.length;
    }

    /** Waits for whoever has locked one of the project's repositories, and keeps nobody waiting once the transaction ends. */
    void awaitLocks(long projectId) {
        jdbc.sql("select repository_id from repository where project_id = ? order by repository_id for share")
                .param(projectId)
                .query(Long.class)
                .list();
    }

    /** The database's clock, by which pushes are dated. */
    Instant clock() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** Changes the description of a repository whose row is locked; tells what it was before. */
    String describe(long repositoryId, String description) {
        return jdbc.sql("""
                with before as (select description from repository where repository_id = ?)
                update repository set description = ?, updated_at = now() where repository_id = ?
                returning (select description from before)
                """)
                .params(repositoryId, description, repositoryId)
                .query(String.class)
                .single();
    }

    /** Hides a repository whose row is locked; its name is free for another one from now on. */
    void hide(long repositoryId) {
        jdbc.sql("update repository set deleted_at = now() where repository_id = ?")
                .param(repositoryId)
                .update();
    }

    /** A repository that was deleted and of which something may be left. */
    record Hidden(long repositoryId, long projectId) {}

    List<Hidden> hidden() {
        return jdbc.sql("""
                select repository_id, project_id from repository where deleted_at is not null order by repository_id
                """)
                .query((row, n) -> new Hidden(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Locks a hidden repository's row; false where it is gone. */
    boolean lock(Hidden hidden) {
        return jdbc.sql("select 1 from repository where repository_id = ? for no key update")
                .param(hidden.repositoryId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Removes the row of a repository of which nothing is left, unless somebody may have found it before it was hidden. */
    void forget(Hidden hidden, Duration longestTransaction) {
        jdbc.sql("""
                delete from repository where repository_id = ? and deleted_at < now() - make_interval(secs => ?)
                """)
                .param(hidden.repositoryId())
                .param(longestTransaction.toSeconds())
                .update();
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
