package dev.berth.artifact.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;
import dev.berth.platform.query.SqlFilter;

/** Reads repositories for the API. One is shown from its first manifest on: an upload alone leaves nothing to be seen. */
@Component
class RepositoryLookup {

    static final String BLOB_DIGEST = "blob_digest";

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "r.repository_id"),
                    Field.number("project_id", "r.project_id"),
                    Field.text("name", "r.name"),
                    Field.text("description", "r.description"),
                    Field.number("pull_count", "coalesce(p.pulls, 0)"),
                    Field.time("creation_time", "r.created_at"),
                    Field.time("update_time", "r.updated_at"),
                    Field.special(BLOB_DIGEST))
            .sortedBy("-creation_time")
            .uniqueBy("-r.repository_id");

    private static final String FROM = """
            from repository r left join repository_pulls p using (repository_id)
            where r.deleted_at is null and exists (select from manifest m where m.repository_id = r.repository_id)
            """;

    private static final String SELECT = """
            select r.repository_id, r.project_id, r.name, r.description, r.created_at, r.updated_at, coalesce(p.pulls, 0) as pulls
            """;

    private final JdbcClient jdbc;

    RepositoryLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RepositoryRow> find(RepositoryScope scope) {
        return jdbc.sql(SELECT + FROM + " and r.project_id = :project and r.name = :name")
                .param("project", scope.projectId())
                .param("name", scope.name().value())
                .query(RepositoryLookup::row)
                .optional();
    }

    /** The repositories of a project. */
    List<RepositoryRow> all(long projectId) {
        return jdbc.sql(SELECT + FROM + " and r.project_id = :project")
                .param("project", projectId)
                .query(RepositoryLookup::row)
                .list();
    }

    /** The repositories of these projects that {@code query} asks for. */
    Listed<RepositoryRow> page(ProjectVisibility projects, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        String from = FROM + within(projects, parameters) + holding(query, parameters) + " and " + filter.condition();
        List<RepositoryRow> rows = jdbc.sql(
                        SELECT + from + " order by " + filter.orderBy() + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", paging.size())
                .param("offset", Listed.offset(paging))
                .query(RepositoryLookup::row)
                .list();
        return Listed.of(
                rows,
                paging,
                () -> jdbc.sql("select count(*) " + from)
                        .params(parameters)
                        .query(Long.class)
                        .single());
    }

    private static String within(ProjectVisibility projects, Map<String, Object> parameters) {
        return switch (projects) {
            case ProjectVisibility.All() -> "";
            case ProjectVisibility.Only(var ids) -> {
                parameters.put("projects", ids.toArray(Long[]::new));
                yield " and r.project_id = any(:projects)";
            }
        };
    }

    private static String holding(ListQuery query, Map<String, Object> parameters) {
        return query.find(BLOB_DIGEST)
                .map(match -> {
                    parameters.put("blob", blob(match).toString());
                    return """
                             and exists (select from repository_blob b where b.repository_id = r.repository_id and b.digest = :blob)""";
                })
                .orElse("");
    }

    private static Digest blob(Match match) {
        if (match instanceof Match.Exact(String digest)) {
            return Digest.parse(digest);
        }
        throw new DomainException(
                ErrorKind.INVALID, "q asks of " + BLOB_DIGEST + " what it has not: expected one digest");
    }

    private static RepositoryRow row(ResultSet row, int number) throws SQLException {
        return new RepositoryRow(
                row.getLong("repository_id"),
                row.getLong("project_id"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("pulls"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
