package dev.berth.artifact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.oci.Digest;

/** What manifests refer to: the rows of {@code manifest_blob} and {@code manifest_child}. */
@Component
class ManifestLinks {

    private final JdbcClient jdbc;

    ManifestLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void linkBlobs(long repositoryId, Digest manifest, Collection<Digest> blobs) {
        link("manifest_blob (repository_id, manifest, digest)", repositoryId, manifest, blobs);
    }

    void linkChildren(long repositoryId, Digest parent, Collection<Digest> children) {
        link("manifest_child (repository_id, parent, child)", repositoryId, parent, children);
    }

    private void link(String table, long repositoryId, Digest from, Collection<Digest> to) {
        if (to.isEmpty()) {
            return;
        }
        jdbc.sql("insert into " + table + " select ?, ?, unnest(?) on conflict do nothing")
                .param(repositoryId)
                .param(from.toString())
                .param(Digests.array(to))
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

    List<Digest> blobsOf(long repositoryId, Digest manifest) {
        return digests(
                "select digest from manifest_blob where repository_id = ? and manifest = ?", repositoryId, manifest);
    }

    List<Digest> childrenOf(long repositoryId, Digest parent) {
        return digests("select child from manifest_child where repository_id = ? and parent = ?", repositoryId, parent);
    }

    private List<Digest> digests(String sql, long repositoryId, Digest of) {
        return jdbc.sql(sql)
                .param(repositoryId)
                .param(of.toString())
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }
}
