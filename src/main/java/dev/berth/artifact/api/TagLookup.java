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
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;

/** Reads tags for the API, the newest first. */
@Component
class TagLookup {

    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "t.tag_id"),
                    Field.number("repository_id", "t.repository_id"),
                    Field.number("artifact_id", ":artifact"),
                    Field.text("name", "t.name"),
                    Field.time("push_time", "t.pushed_at"),
                    Field.time("pull_time", "p.pulled_at"))
            .sortedBy("-push_time")
            .uniqueBy("-t.tag_id");

    private final JdbcClient jdbc;

    TagLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tags of each of these artifacts, at most {@value PageLimits#MOST_PARTS} of each. */
    Map<Long, List<TagReply>> of(Collection<Long> artifactIds) {
        return jdbc
                .sql("""
                select m.artifact_id, t.tag_id, t.repository_id, t.name, t.pushed_at, p.pulled_at
                from manifest m
                cross join lateral (select * from tag
                                    where repository_id = m.repository_id and digest = m.digest
                                    order by pushed_at desc, tag_id desc limit :most) t
                left join tag_pull p using (tag_id)
                where m.artifact_id = any(:artifacts)
                order by t.pushed_at desc, t.tag_id desc
                """)
                .param("artifacts", artifactIds.toArray(Long[]::new))
                .param("most", PageLimits.MOST_PARTS)
                .query(TagLookup::reply)
                .list()
                .stream()
                .collect(Collectors.groupingBy(TagReply::artifactId));
    }

    Listed<TagReply> page(Artifact artifact, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        String from = """
                from tag t left join tag_pull p using (tag_id)
                where t.repository_id = :repository and t.digest = :digest and""" + " " + filter.condition();
        List<TagReply> tags = jdbc.sql("""
                select :artifact as artifact_id, t.tag_id, t.repository_id, t.name, t.pushed_at, p.pulled_at
                """ + from + " order by " + filter.orderBy() + " limit :limit offset :offset")
                .param("artifact", artifact.id())
                .param("repository", artifact.repositoryId())
                .param("digest", artifact.digest().toString())
                .params(filter.parameters())
                .param("limit", paging.size())
                .param("offset", Listed.offset(paging))
                .query(TagLookup::reply)
                .list();
        return Listed.of(
                tags,
                paging,
                () -> jdbc.sql("select count(*) " + from)
                        .param("artifact", artifact.id())
                        .param("repository", artifact.repositoryId())
                        .param("digest", artifact.digest().toString())
                        .params(filter.parameters())
                        .query(Long.class)
                        .single());
    }

    private static TagReply reply(ResultSet row, int number) throws SQLException {
        OffsetDateTime pulled = row.getObject("pulled_at", OffsetDateTime.class);
        return new TagReply(
                row.getLong("tag_id"),
                row.getLong("repository_id"),
                row.getLong("artifact_id"),
                row.getString("name"),
                row.getObject("pushed_at", OffsetDateTime.class).toInstant(),
                PullTime.of(pulled == null ? null : pulled.toInstant()),
                false);
    }
}
