package dev.berth.artifact.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.Artifact;
import dev.berth.artifact.icon.BuiltInIcon;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;

/** Reads accessories for the API. */
@Component
class AccessoryLookup {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "a.artifact_id"),
                    Field.number("artifact_id", "a.artifact_id"),
                    Field.number("size", "coalesce(a.content_size, a.size)"),
                    Field.text("digest", "a.digest"),
                    Field.text("type", "a.accessory_type"),
                    Field.time("creation_time", "a.pushed_at"))
            .sortedBy("creation_time")
            .uniqueBy("a.artifact_id");

    private static final String COLUMNS = """
            a.artifact_id, a.accessory_subject, a.digest, a.accessory_type, a.pushed_at,
            coalesce(a.content_size, a.size) as content_size, left(a.artifact_type, 255) as artifact_type
            """;

    private final JdbcClient jdbc;

    AccessoryLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What speaks about each of these artifacts, at most {@value PageLimits#MOST_PARTS} about each. */
    Map<Long, List<AccessoryReply>> of(Collection<Long> artifactIds) {
        return byArtifact("""
                select s.artifact_id as of_artifact, s.artifact_id as subject_id, r.name, a.*
                from manifest s join repository r using (repository_id)
                cross join lateral (select %s from manifest a
                                    where a.repository_id = s.repository_id and a.accessory_subject = s.digest
                                    order by a.pushed_at, a.artifact_id limit :most) a
                where s.artifact_id = any(:artifacts)
                order by a.pushed_at, a.artifact_id
                """.formatted(COLUMNS), artifactIds);
    }

    /**
     * The signatures that each of these artifacts has because an index is signed that lists it. Who has a signature of its own inherits none.
     */
    Map<Long, List<AccessoryReply>> inheritedBy(Collection<Long> artifactIds) {
        return byArtifact("""
                select c.artifact_id as of_artifact, a.subject_id, r.name, a.*
                from manifest c join repository r using (repository_id)
                cross join lateral (
                    select p.artifact_id as subject_id, %s
                    from manifest_child k
                    join manifest p on p.repository_id = k.repository_id and p.digest = k.parent
                    join manifest a on a.repository_id = p.repository_id and a.accessory_subject = p.digest
                    where k.repository_id = c.repository_id and k.child = c.digest and a.accessory_type like 'signature.%%'
                    order by a.pushed_at, a.artifact_id limit :most) a
                where c.artifact_id = any(:artifacts)
                  and not exists (select from manifest own
                                  where own.repository_id = c.repository_id and own.accessory_subject = c.digest
                                    and own.accessory_type like 'signature.%%')
                order by a.pushed_at, a.artifact_id
                """.formatted(COLUMNS), artifactIds);
    }

    private Map<Long, List<AccessoryReply>> byArtifact(String sql, Collection<Long> artifactIds) {
        record Found(long artifact, AccessoryReply accessory) {}
        return jdbc
                .sql(sql)
                .param("artifacts", artifactIds.toArray(Long[]::new))
                .param("most", PageLimits.MOST_PARTS)
                .query((row, n) -> new Found(row.getLong("of_artifact"), reply(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Found::artifact, Collectors.mapping(Found::accessory, Collectors.toList())));
    }

    Listed<AccessoryReply> page(Artifact subject, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        String from = " from manifest a where a.repository_id = :repository and a.accessory_subject = :subject and "
                + filter.condition();
        List<AccessoryReply> accessories = jdbc.sql("select :id as subject_id, :name as name, " + COLUMNS + from
                        + " order by " + filter.orderBy() + " limit :limit offset :offset")
                .param("id", subject.id())
                .param("name", subject.repository().name().value())
                .param("repository", subject.repositoryId())
                .param("subject", subject.digest().toString())
                .params(filter.parameters())
                .param("limit", paging.size())
                .param("offset", Listed.offset(paging))
                .query((row, n) -> reply(row))
                .list();
        return Listed.of(
                accessories,
                paging,
                () -> jdbc.sql("select count(*)" + from)
                        .param("repository", subject.repositoryId())
                        .param("subject", subject.digest().toString())
                        .params(filter.parameters())
                        .query(Long.class)
                        .single());
    }

    private static AccessoryReply reply(ResultSet row) throws SQLException {
        String type = row.getString("accessory_type");
        return new AccessoryReply(
                row.getLong("artifact_id"),
                row.getLong("artifact_id"),
                row.getLong("subject_id"),
                row.getString("accessory_subject"),
                row.getString("name"),
                row.getLong("content_size"),
                row.getString("digest"),
                type,
                row.getString("artifact_type"),
                BuiltInIcon.ofAccessory(type).digest().toString(),
                row.getObject("pushed_at", OffsetDateTime.class).toInstant());
    }
}
