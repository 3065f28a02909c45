package dev.berth.artifact.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.Artifact;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads artifacts for the API. */
@Component
class ArtifactLookup {

    private static final TypeReference<Map<String, String>> ANNOTATIONS = new TypeReference<>() {};

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "m.artifact_id"),
                    Field.text("type", "m.type"),
                    Field.text("media_type", "m.content_media_type"),
                    Field.text("manifest_media_type", "m.media_type"),
                    Field.text("artifact_type", "m.artifact_type"),
                    Field.number("project_id", "r.project_id"),
                    Field.number("repository_id", "m.repository_id"),
                    Field.text("repository_name", "r.name"),
                    Field.text("digest", "m.digest"),
                    Field.number("size", "coalesce(m.content_size, m.size)"),
                    Field.time("push_time", "m.pushed_at"),
                    Field.time("pull_time", "p.pulled_at"),
                    Field.special(ShownArtifacts.TAGS),
                    Field.special(ShownArtifacts.LABELS),
                    Field.special(ShownArtifacts.BASE))
            .sortedBy("-push_time")
            .uniqueBy("-m.artifact_id");

    private static final String FROM = """
            from manifest m join repository r using (repository_id) left join artifact_pull p using (artifact_id)
            where r.deleted_at is null and
            """;

    private static final String SELECT = """
            select m.artifact_id, r.project_id, m.repository_id, r.name, m.digest, m.type, m.content_media_type, m.media_type,
                   left(m.artifact_type, 255) as artifact_type, coalesce(m.content_size, m.size) as content_size,
                   m.icon_digest, m.pushed_at, p.pulled_at, case when m.size <= :largest then m.annotations end as annotations
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RepositoryLookup repositories;
    private final ArtifactCounts counts;

    ArtifactLookup(JdbcClient jdbc, JsonMapper json, RepositoryLookup repositories, ArtifactCounts counts) {
        this.jdbc = jdbc;
        this.json = json;
        this.repositories = repositories;
        this.counts = counts;
    }

    /** Which artifacts a list is about. */
    sealed interface Place {

        /** There is no such repository. What is asked for has to make sense all the same. */
        record Nowhere() implements Place {}

        record InRepository(RepositoryRow repository) implements Place {}

        record InProject(long id) implements Place {}

        /** The newest of each repository of those that are called so in this column. */
        record LatestInProject(long id, Latest by, String name) implements Place {}
    }

    /** By what the artifacts are told apart of which the latest is asked for. */
    enum Latest {
        MEDIA_TYPE("content_media_type"),
        ARTIFACT_TYPE("artifact_type");

        private final String column;

        Latest(String column) {
            this.column = column;
        }
    }

    /**
     * @param reference a tag or a digest
     * @throws ArtifactNotFound where the repository has none under it, be it because it is neither
     */
    Artifact require(RepositoryScope scope, String reference) {
        String which = reference.indexOf(':') < 0
                ? "(select t.digest from tag t where t.repository_id = r.repository_id and t.name = :reference)"
                : ":reference";
        Optional<Artifact> found = jdbc.sql(
                        SELECT + FROM + "r.project_id = :project and r.name = :name and m.digest = " + which)
                .param("project", scope.projectId())
                .param("name", scope.name().value())
                .param("reference", reference)
                .param("largest", Integer.MAX_VALUE)
                .query(this::row)
                .optional();
        return found.orElseThrow(() -> new ArtifactNotFound(scope, reference));
    }

    Listed<Artifact> page(Place place, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        String from =
                from(place, parameters) + ShownArtifacts.conditions(query, parameters) + " and " + filter.condition();
        List<Artifact> rows = jdbc.sql(SELECT + from + " order by " + filter.orderBy() + " limit :limit offset :offset")
                .params(parameters)
                .param("largest", PageLimits.LARGEST_MANIFEST)
                .param("limit", paging.size())
                .param("offset", Listed.offset(paging))
                .query(this::row)
                .list();
        return Listed.of(
                rows,
                paging,
                () -> total(
                        place,
                        query,
                        () -> jdbc.sql("select count(*) " + from)
                                .params(parameters)
                                .query(Long.class)
                                .single()));
    }

    /** A list without conditions is not counted again as long as nothing has changed in its repositories. */
    private long total(Place place, ListQuery query, LongSupplier counted) {
        if (!query.terms().isEmpty()) {
            return counted.getAsLong();
        }
        return switch (place) {
            case Place.InRepository(RepositoryRow repository) -> counts.sum(List.of(repository));
            case Place.InProject(long id) -> counts.sum(repositories.all(id));
            case Place.LatestInProject latest -> counted.getAsLong();
            case Place.Nowhere nowhere -> 0;
        };
    }

    private static String from(Place place, Map<String, Object> parameters) {
        return switch (place) {
            case Place.Nowhere() -> FROM + "false and ";
            case Place.InRepository(RepositoryRow repository) -> {
                parameters.put("project", repository.projectId());
                parameters.put("name", repository.name());
                yield fromRepository(repository.id());
            }
            case Place.InProject(long id) -> {
                parameters.put("place", id);
                yield FROM + "r.project_id = :place and ";
            }
            case Place.LatestInProject(long id, Latest by, String name) -> {
                parameters.put("place", id);
                parameters.put("latest", name);
                yield FROM + """
                        m.artifact_id in (
                            select distinct on (m.repository_id) m.artifact_id
                            from manifest m join repository in_project using (repository_id)
                            where in_project.project_id = :place and in_project.deleted_at is null
                              and m.%s = :latest and %s
                            order by m.repository_id, m.pushed_at desc, m.artifact_id desc) and
                        """.formatted(by.column, ShownArtifacts.LISTED);
            }
        };
    }

    /**
     * Without the table of repositories, rows come out of the index in their order. The id is no parameter: PostgreSQL has to see whether
     * it is one of the large repositories, of which the first page must read no more than its own rows.
     */
    private static String fromRepository(long id) {
        return """
                from manifest m cross join (select cast(:project as bigint) as project_id, cast(:name as text) as name) r
                left join artifact_pull p using (artifact_id)
                where m.repository_id = %d and
                """.formatted(id);
    }

    private Artifact row(ResultSet row, int number) throws SQLException {
        String icon = row.getString("icon_digest");
        OffsetDateTime pulled = row.getObject("pulled_at", OffsetDateTime.class);
        return new Artifact(
                row.getLong("artifact_id"),
                row.getLong("repository_id"),
                new RepositoryScope(row.getLong("project_id"), new RepositoryName(row.getString("name"))),
                Digest.parse(row.getString("digest")),
                row.getString("type"),
                row.getString("content_media_type"),
                row.getString("media_type"),
                row.getString("artifact_type"),
                row.getLong("content_size"),
                icon == null ? null : Digest.parse(icon),
                row.getObject("pushed_at", OffsetDateTime.class).toInstant(),
                pulled == null ? null : pulled.toInstant(),
                annotations(row.getString("annotations")));
    }

    private Map<String, String> annotations(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, ANNOTATIONS);
    }
}
