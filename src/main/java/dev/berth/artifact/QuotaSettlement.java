package dev.berth.artifact;

import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.oci.Digest;
import dev.berth.quota.ProjectQuota;
import dev.berth.quota.StorageLimitPassed;

/**
 * Keeps the figure of what a project holds equal to its content: the bytes of its manifests, and each blob that they refer to once. Each
 * method is the last step of a transaction that has changed manifests. Which blobs are newly counted or given back is looked up after the
 * figure's row is locked, so that two repositories that bring or drop the same blob at once settle it once.
 */
@Component
class QuotaSettlement {

    private final JdbcClient jdbc;
    private final ProjectQuota quota;

    QuotaSettlement(JdbcClient jdbc, ProjectQuota quota) {
        this.jdbc = jdbc;
        this.quota = quota;
    }

    /** A blob that a manifest has just begun to refer to. */
    record Link(Digest manifest, Digest blob) {}

    /**
     * @param manifestBytes of the manifests that are new
     * @param links those that are new
     * @throws StorageLimitPassed where the project would hold more than it may
     */
    void added(Principal by, long projectId, long repositoryId, long manifestBytes, Collection<Link> links) {
        if (manifestBytes == 0 && links.isEmpty()) {
            return;
        }
        quota.lock(projectId);
        quota.add(by, projectId, manifestBytes + newlyCounted(projectId, repositoryId, links));
    }

    /**
     * @param manifestBytes of the manifests that went
     * @param blobs what they referred to
     */
    void removed(long projectId, long manifestBytes, Collection<Digest> blobs) {
        quota.lock(projectId);
        quota.release(projectId, manifestBytes + noLongerCounted(projectId, blobs));
    }

    /** The bytes of those blobs that nothing else in the project refers to; none of them is loose any more. */
    private long newlyCounted(long projectId, long repositoryId, Collection<Link> links) {
        if (links.isEmpty()) {
            return 0;
        }
        String[] digests = Digests.array(links.stream().map(Link::blob).toList());
        return jdbc.sql("""
                with referred as (delete from loose_blob where project_id = ? and digest = any(?))
                select coalesce(sum(case when exists (
                    select from manifest_blob other
                    where other.project_id = ? and other.digest = b.digest
                      and (other.repository_id <> ? or (other.manifest, other.digest) not in (select * from unnest(?, ?)))
                ) then 0 else b.size end), 0)
                from blob b where b.digest = any(?)
                """)
                .param(projectId)
                .param(digests)
                .param(projectId)
                .param(repositoryId)
                .param(links.stream().map(link -> link.manifest().toString()).toArray(String[]::new))
                .param(links.stream().map(link -> link.blob().toString()).toArray(String[]::new))
                .param(digests)
                .query(Long.class)
                .single();
    }

    private long noLongerCounted(long projectId, Collection<Digest> blobs) {
        return jdbc.sql("""
                select coalesce(sum(case when exists (
                    select from manifest_blob other where other.project_id = ? and other.digest = b.digest
                ) then 0 else b.size end), 0)
                from blob b where b.digest = any(?)
                """)
                .param(projectId)
                .param(Digests.array(blobs))
                .query(Long.class)
                .single();
    }
}
