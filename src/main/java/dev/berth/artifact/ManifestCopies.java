package dev.berth.artifact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.artifact.QuotaSettlement.Link;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;

/**
 * The statements that copy manifests, and what they refer to, from one repository to another: set by set, without their bytes passing
 * through here. Both repositories' rows are locked.
 */
@Component
class ManifestCopies {

    private final JdbcClient jdbc;
    private final Leases leases;

    ManifestCopies(JdbcClient jdbc, Leases leases) {
        this.jdbc = jdbc;
        this.leases = leases;
    }

    /** From where to where. */
    record Route(long sourceId, long targetId, long targetProjectId) {}

    /**
     * The manifest with all that is copied with it: children of indexes, and accessories, and theirs.
     *
     * @param limit so many at most
     */
    List<Digest> family(long repositoryId, Digest root, int limit) {
        return jdbc.sql("""
                with recursive family as (
                    select cast(? as text) collate "C" as digest
                    union
                    select relative.digest from family f cross join lateral (
                        select child as digest from manifest_child where repository_id = ? and parent = f.digest
                        union all
                        select digest from manifest where repository_id = ? and accessory_subject = f.digest) relative)
                select digest from family limit ?
                """)
                .params(root.toString(), repositoryId, repositoryId, limit)
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }

    /** A manifest that was not in the target before. */
    record Copied(Digest digest, long size) {}

    /** Copies manifests, under a lease; those that are in the target already are renewed, and missing in the answer. */
    List<Copied> copyManifests(Route route, Collection<Digest> manifests, Principal by) {
        return jdbc.sql("""
                with before as (select digest from manifest where repository_id = ? and digest = any(?)),
                copied as (
                    insert into manifest (repository_id, digest, media_type, content, size, artifact_type, subject, annotations,
                                          type, content_media_type, config_digest, icon_digest, content_size,
                                          accessory_type, accessory_subject, pushed_by, gc_after)
                    select ?, digest, media_type, content, size, artifact_type, subject, annotations,
                           type, content_media_type, config_digest, icon_digest, content_size,
                           accessory_type, accessory_subject, ?, %s
                    from manifest where repository_id = ? and digest = any(?) order by digest
                    on conflict (repository_id, digest) do update
                    set %s, let_go = false
                    returning digest, size)
                select digest, size from copied where digest not in (select digest from before)
                """.formatted(leases.end(), Leases.kept("manifest")))
                .param(route.targetId)
                .param(Digests.array(manifests))
                .param(route.targetId)
                .param(by.key())
                .param(route.sourceId)
                .param(Digests.array(manifests))
                .query((row, n) -> new Copied(Digest.parse(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** Copies what manifests refer to, after the blobs are linked; tells which references to blobs are new. */
    List<Link> copyReferences(Route route, Collection<Digest> manifests) {
        jdbc.sql("""
                insert into manifest_child (repository_id, parent, child, position, said)
                select ?, parent, child, position, said
                from manifest_child where repository_id = ? and parent = any(?) order by parent, child
                on conflict do nothing
                """)
                .param(route.targetId)
                .param(route.sourceId)
                .param(Digests.array(manifests))
                .update();
        return jdbc.sql("""
                insert into manifest_blob (project_id, repository_id, manifest, digest)
                select ?, ?, manifest, digest
                from manifest_blob where repository_id = ? and manifest = any(?) order by manifest, digest
                on conflict do nothing returning manifest, digest
                """)
                .param(route.targetProjectId)
                .param(route.targetId)
                .param(route.sourceId)
                .param(Digests.array(manifests))
                .query((row, n) -> new Link(Digest.parse(row.getString(1)), Digest.parse(row.getString(2))))
                .list();
    }

    /**
     * The tags that go with a copy, and what each points to: the root's own, and those by which accessories are found (cosign's older
     * scheme).
     */
    Map<Tag, Digest> tags(long repositoryId, Digest root, Collection<Digest> family) {
        Map<Tag, Digest> pointers = new LinkedHashMap<>();
        jdbc.sql("""
                select t.name, t.digest from tag t join manifest m using (repository_id, digest)
                where t.repository_id = ? and t.digest = any(?) and (t.digest = ? or m.accessory_type is not null)
                order by t.name
                """)
                .param(repositoryId)
                .param(Digests.array(family))
                .param(root.toString())
                .query(row -> {
                    pointers.put(new Tag(row.getString(1)), Digest.parse(row.getString(2)));
                });
        return pointers;
    }
}
