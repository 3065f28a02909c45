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

/** Reads the labels of artifacts for the API, by their names. */
@Component
class ArtifactLabelLookup {

    private final JdbcClient jdbc;

    ArtifactLabelLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, List<ArtifactLabelReply>> of(Collection<Long> artifactIds) {
        record Found(long artifact, ArtifactLabelReply label) {}
        return jdbc
                .sql("""
                select a.artifact_id, l.label_id, l.project_id, l.name, l.description, l.color, l.created_at, l.updated_at
                from artifact_label a join project_label l using (label_id)
                where a.artifact_id = any(?) order by l.name, l.label_id
                """)
                .param(artifactIds.toArray(Long[]::new))
                .query((row, n) -> new Found(row.getLong("artifact_id"), reply(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::artifact, Collectors.mapping(Found::label, Collectors.toList())));
    }

    private static ArtifactLabelReply reply(ResultSet row) throws SQLException {
        Long projectId = row.getObject("project_id", Long.class);
        return new ArtifactLabelReply(
                row.getLong("label_id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("color"),
                projectId == null ? "g" : "p",
                projectId,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
