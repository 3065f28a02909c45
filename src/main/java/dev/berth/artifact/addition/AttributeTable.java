package dev.berth.artifact.addition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;

/** The rows of {@code artifact_attributes}: what was read out of configs before. */
@Component
class AttributeTable {

    /** Larger manifests, in bytes, are not read for what they say of their attributes. */
    private static final int LARGEST_MANIFEST = 64 * 1024;

    private final JdbcClient jdbc;

    AttributeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the attributes of an artifact are to be read from.
     *
     * @param config as its repository serves it
     * @param manifest its bytes, where its type needs them and they are not too many
     */
    record Source(
            long artifactId,
            RepositoryScope repository,
            String type,
            String manifestMediaType,
            StoredBlob config,
            byte @Nullable [] manifest) {}

    /** The attributes as JSON, by the artifact's id; those that nobody has read yet are missing. */
    Map<Long, String> find(Collection<Long> artifactIds) {
        Map<Long, String> found = HashMap.newHashMap(artifactIds.size());
        jdbc.sql("select artifact_id, attributes from artifact_attributes where artifact_id = any(?)")
                .param(artifactIds.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("artifact_id"), row.getString("attributes"));
                });
        return found;
    }

    /** A bundle (CNAB) is an index one of whose children has the config. */
    List<Source> sources(Collection<Long> artifactIds) {
        return jdbc.sql("""
                select m.artifact_id, r.project_id, r.name, m.type, m.media_type,
                       b.digest, b.storage_key, b.size,
                       case when m.type not in ('IMAGE', 'CHART', 'CNAB', 'CNAI', 'SBOM') and m.size <= :largest
                            then m.content end as content
                from manifest m
                join repository r using (repository_id)
                cross join lateral (select coalesce(m.config_digest, (
                    select c.config_digest from manifest_child k
                    join manifest c on c.repository_id = k.repository_id and c.digest = k.child
                    where k.repository_id = m.repository_id and k.parent = m.digest
                      and k.said #>> '{annotations,io.cnab.manifest.type}' = 'config' limit 1)) as digest) config
                join repository_blob rb on rb.repository_id = m.repository_id and rb.digest = config.digest
                join blob b on b.digest = rb.digest and not b.suspect
                where m.artifact_id = any(:artifacts)
                """)
                .param("artifacts", artifactIds.toArray(Long[]::new))
                .param("largest", LARGEST_MANIFEST)
                .query((row, n) -> new Source(
                        row.getLong("artifact_id"),
                        new RepositoryScope(row.getLong("project_id"), new RepositoryName(row.getString("name"))),
                        row.getString("type"),
                        row.getString("media_type"),
                        new StoredBlob(
                                Digest.parse(row.getString("digest")),
                                new StorageKey(row.getString("storage_key")),
                                row.getLong("size")),
                        row.getBytes("content")))
                .list();
    }

    /** Keeps what was read, but nothing for artifacts that have gone meanwhile. */
    void keep(Map<Long, String> attributes) {
        jdbc.sql("""
                insert into artifact_attributes (artifact_id, attributes)
                select artifact_id, w.attributes
                from unnest(?, ?) as w (artifact_id, attributes) join manifest m using (artifact_id)
                order by artifact_id for key share of m
                on conflict do nothing
                """)
                .param(attributes.keySet().toArray(Long[]::new))
                .param(attributes.values().toArray(String[]::new))
                .update();
    }
}
