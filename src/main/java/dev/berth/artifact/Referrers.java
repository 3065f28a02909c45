package dev.berth.artifact;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The manifests that name another one as their subject (Distribution specification, "Listing Referrers"). */
@Component
public class Referrers {

    private static final TypeReference<Map<String, String>> ANNOTATIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Referrers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A referrer as the list shows it. */
    public record Referrer(
            Digest digest,
            String mediaType,
            long size,
            @Nullable String artifactType,
            Map<String, String> annotations) {}

    /**
     * @param artifactType only those of this type, or absent
     * @param after the digest after which the page begins, or an empty string
     */
    public Page<Referrer> of(
            RepositoryScope scope, Digest subject, @Nullable String artifactType, String after, int limit) {
        return Page.of(
                jdbc.sql("""
                        select m.digest, m.media_type, m.size, m.artifact_type, m.annotations
                        from repository r join manifest m using (repository_id)
                        where r.project_id = ? and r.name = ? and r.deleted_at is null and m.subject = ? and m.digest > ?
                          and (? or m.artifact_type = ?)
                        order by m.digest limit ?
                        """)
                        .param(scope.projectId())
                        .param(scope.name().value())
                        .param(subject.toString())
                        .param(after)
                        .param(artifactType == null)
                        .param(artifactType == null ? "" : artifactType)
                        .param(limit + 1)
                        .query((row, n) -> new Referrer(
                                Digest.parse(row.getString("digest")),
                                row.getString("media_type"),
                                row.getLong("size"),
                                row.getString("artifact_type"),
                                annotations(row.getString("annotations"))))
                        .list(),
                limit);
    }

    private Map<String, String> annotations(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, ANNOTATIONS);
    }
}
