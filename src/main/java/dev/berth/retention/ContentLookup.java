package dev.berth.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;

/** Reads what projects hold, for plans; it writes nothing. */
@Component
class ContentLookup {

    /** So many manifests are read at once. */
    static final int PAGE = 1000;

    /** Rows that come over at once, since one manifest may have very many tags. */
    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    ContentLookup(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** The project's repositories in which there is something. */
    List<RepositoryName> repositories(long projectId) {
        return jdbc.sql("""
                select r.name from repository r
                where r.project_id = ? and r.deleted_at is null
                  and exists (select from manifest m where m.repository_id = r.repository_id)
                order by r.name
                """)
                .param(projectId)
                .query((row, n) -> new RepositoryName(row.getString(1)))
                .list();
    }

    Optional<Long> repository(RepositoryScope scope) {
        return jdbc.sql("select repository_id from repository where project_id = ? and name = ? and deleted_at is null")
                .params(scope.projectId(), scope.name().value())
                .query(Long.class)
                .optional();
    }

    /** What is read, and what is found out about each tag on the way. */
    record Reading(long repositoryId, List<RuleSelection> rules, Predicate<Tag> immutable) {}

    /**
     * Some manifests in the order of their digests.
     *
     * @param after the last digest of the page before; empty for the first one
     * @return nothing where there are no more
     */
    List<FoundArtifact> page(Reading what, String after) {
        return read(what, "digest > ? order by digest limit " + PAGE, after);
    }

    /** Those of the artifacts that are there. */
    List<FoundArtifact> these(Reading what, Collection<Long> artifacts) {
        return read(what, "artifact_id = any(?)", artifacts.toArray(Long[]::new));
    }

    private List<FoundArtifact> read(Reading what, String which, Object parameter) {
        Page page = new Page(what);
        reading.executeWithoutResult(status -> jdbc.sql("""
                with page as materialized (
                    select repository_id, digest, artifact_id, type, accessory_subject, pushed_at,
                           coalesce(gc_after > now(), false) as leased
                    from manifest where repository_id = ? and %s)
                select p.digest, p.artifact_id, p.type, p.accessory_subject, p.pushed_at, p.leased, a.pulled_at,
                       array(select l.name from artifact_label al join project_label l using (label_id)
                             where al.artifact_id = p.artifact_id order by l.name) as labels,
                       exists (select from manifest_child c
                               where c.repository_id = p.repository_id and c.child = p.digest) as listed,
                       t.name as tag, t.pushed_at as tag_pushed_at, t.pulled_at as tag_pulled_at
                from page p left join artifact_pull a using (artifact_id)
                -- Each manifest's tags by the index, whatever the planner thinks of their number.
                left join lateral (select t.name, t.pushed_at, tp.pulled_at from tag t left join tag_pull tp using (tag_id)
                                   where t.repository_id = p.repository_id and t.digest = p.digest offset 0) t on true
                order by p.digest, t.name
                """.formatted(which))
                .withFetchSize(FETCHED)
                .param(what.repositoryId())
                .param(parameter)
                .query(page::add));
        return page.found();
    }

    /** Gathers rows, those of one manifest after those of another. */
    private static final class Page {

        private final Reading what;
        private final List<FoundArtifact> found = new ArrayList<>();
        private @Nullable ArtifactFold current;

        Page(Reading what) {
            this.what = what;
        }

        void add(ResultSet row) throws SQLException {
            ArtifactFold fold = current;
            if (fold == null || !fold.isOf(row)) {
                end();
                fold = new ArtifactFold(row, what.rules(), what.immutable());
                current = fold;
            }
            fold.add(row);
        }

        List<FoundArtifact> found() {
            end();
            return found;
        }

        private void end() {
            if (current != null) {
                found.add(current.found());
                current = null;
            }
        }
    }
}
