package dev.berth.artifact;

import java.sql.Timestamp;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.PullCounts.Pulls;

/**
 * When tags and artifacts were pulled last, and how often repositories. What is being deleted at the moment is skipped, so that a deletion
 * and these figures never wait for each other in turn; each statement is a transaction.
 */
@Component
class PullTable {

    /** The same for all three: who was pulled, by name, since a pull knows no ids. */
    private static final String PULLED = """
            select %s as id, p.pulls, p.pulled_at
            from unnest(?, ?, ?, ?, ?, ?) as p (project_id, repository, digest, tag, pulls, pulled_at)
            join repository r on r.project_id = p.project_id and r.name = p.repository and r.deleted_at is null
            """;

    private final JdbcClient jdbc;

    PullTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void writeTags(List<Pulls> pulls) {
        write("""
                insert into tag_pull (tag_id, pulled_at)
                select id, max(pulled_at) from (%s
                    join tag t on t.repository_id = r.repository_id and t.name = p.tag
                    for key share of t skip locked) pulled
                group by id order by id
                on conflict (tag_id) do update set pulled_at = greatest(tag_pull.pulled_at, excluded.pulled_at)
                """.formatted(PULLED.formatted("t.tag_id")), pulls);
    }

    void writeArtifacts(List<Pulls> pulls) {
        write("""
                insert into artifact_pull (artifact_id, pulled_at)
                select id, max(pulled_at) from (%s
                    join manifest m on m.repository_id = r.repository_id and m.digest = p.digest
                    for key share of m skip locked) pulled
                group by id order by id
                on conflict (artifact_id) do update set pulled_at = greatest(artifact_pull.pulled_at, excluded.pulled_at)
                """.formatted(PULLED.formatted("m.artifact_id")), pulls);
    }

    void writeRepositories(List<Pulls> pulls) {
        write("""
                insert into repository_pulls (repository_id, pulls)
                select id, sum(pulls) from (%s for key share of r skip locked) pulled
                group by id order by id
                on conflict (repository_id) do update set pulls = repository_pulls.pulls + excluded.pulls
                """.formatted(PULLED.formatted("r.repository_id")), pulls);
    }

    private void write(String sql, List<Pulls> pulls) {
        jdbc.sql(sql)
                .param(pulls.stream().map(one -> one.repository().projectId()).toArray(Long[]::new))
                .param(pulls.stream()
                        .map(one -> one.repository().name().value())
                        .toArray(String[]::new))
                .param(pulls.stream().map(one -> one.digest().toString()).toArray(String[]::new))
                .param(pulls.stream().map(Pulls::tag).toArray(String[]::new))
                .param(pulls.stream().map(Pulls::count).toArray(Long[]::new))
                .param(pulls.stream().map(one -> Timestamp.from(one.last())).toArray(Timestamp[]::new))
                .update();
    }
}
