package dev.berth.artifact;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import tools.jackson.databind.json.JsonMapper;

/** What manifests refer to: the rows of {@code manifest_blob} and {@code manifest_child}. */
@Component
class ManifestLinks {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ManifestLinks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lets the manifest refer to these blobs of its repository, and tells to which it had not before. */
    List<Digest> linkBlobs(RepositoryScope scope, long repositoryId, Digest manifest, Collection<Digest> blobs) {
        if (blobs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                insert into manifest_blob (project_id, repository_id, manifest, digest) select ?, ?, ?, unnest(?)
                on conflict do nothing returning digest
                """)
                .param(scope.projectId())
                .param(repositoryId)
                .param(manifest.toString())
                .param(Digests.array(blobs))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }

    /** @param present those of the index's entries that are manifests */
    void linkChildren(long repositoryId, Digest parent, Manifest index, Set<Digest> present) {
        if (present.isEmpty()) {
            return;
        }
        List<Descriptor> entries = index.references();
        jdbc.sql("""
                insert into manifest_child (repository_id, parent, child, position, said)
                select ?, ?, child, position, nullif(said::jsonb, '{}')
                from unnest(?, ?) with ordinality as listed (child, said, position)
                where child = any(?) order by child, position
                on conflict do nothing
                """)
                .param(repositoryId)
                .param(parent.toString())
                .param(entries.stream().map(entry -> entry.digest().toString()).toArray(String[]::new))
                .param(entries.stream()
                        .map(ChildDescription::of)
                        .map(json::writeValueAsString)
                        .toArray(String[]::new))
                .param(Digests.array(present))
                .update();
    }

    /** An index of the repository that lists the manifest. */
    Optional<String> parent(long repositoryId, Digest child) {
        return jdbc.sql("select parent from manifest_child where repository_id = ? and child = ? limit 1")
                .param(repositoryId)
                .param(child.toString())
                .query(String.class)
                .optional();
    }

    List<Digest> blobsOf(long repositoryId, Collection<Digest> manifests) {
        return jdbc.sql("select distinct digest from manifest_blob where repository_id = ? and manifest = any(?)")
                .param(repositoryId)
                .param(Digests.array(manifests))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }

    /** Takes the children from some indexes of a repository that was deleted; false where there are none left. */
    boolean deleteSomeChildren(long repositoryId, int limit) {
        String[] some = jdbc.sql(
                        "select distinct parent from manifest_child where repository_id = ? order by parent limit ?")
                .params(repositoryId, limit)
                .query((row, n) -> row.getString(1))
                .list()
                .toArray(String[]::new);
        return jdbc.sql("delete from manifest_child where repository_id = ? and parent = any(?)")
                        .params(repositoryId, some)
                        .update()
                > 0;
    }

    /** What may go with these: what they list, what refers to them, and the signatures that cosign's tags for them point to. */
    Set<Digest> followersOf(long repositoryId, Collection<Digest> manifests) {
        String[] digests = Digests.array(manifests);
        return new HashSet<>(jdbc.sql("""
                select child from manifest_child where repository_id = :repository and parent = any(:digests)
                union
                select digest from manifest where repository_id = :repository and subject = any(:digests)
                union
                select digest from tag where repository_id = :repository and name = any(:tags)
                """)
                .param("repository", repositoryId)
                .param("digests", digests)
                .param("tags", Accessory.tagsFor(manifests))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list());
    }
}
