package dev.berth.artifact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryScope;
import dev.berth.blob.BlobTable;
import dev.berth.blob.BlobTable.Removed;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;

/**
 * Which blobs a repository may serve: the rows of {@code repository_blob}. Every read, HEAD, mount and manifest check goes through it,
 * so that a blob that only another repository has does not exist here (S26).
 */
@Component
class BlobLinks {

    private final JdbcClient jdbc;
    private final RepositoryTable repositories;
    private final BlobTable blobs;
    private final Leases leases;

    BlobLinks(JdbcClient jdbc, RepositoryTable repositories, BlobTable blobs, Leases leases) {
        this.jdbc = jdbc;
        this.repositories = repositories;
        this.blobs = blobs;
        this.leases = leases;
    }

    /** A blob that this repository serves, and whether its lease has run so far that a HEAD has to renew it. */
    record Link(StoredBlob blob, boolean dueForRenewal) {}

    Optional<Link> find(RepositoryScope scope, Digest digest) {
        return jdbc.sql("""
                select b.storage_key, b.size, %s
                from repository r
                join repository_blob rb using (repository_id)
                join blob b using (digest)
                where r.project_id = ? and r.name = ? and r.deleted_at is null and rb.digest = ? and not b.suspect
                """.formatted(leases.due("rb.gc_after")))
                .param(scope.projectId())
                .param(scope.name().value())
                .param(digest.toString())
                .query((row, n) -> new Link(
                        new StoredBlob(digest, new StorageKey(row.getString(1)), row.getLong(2)), row.getBoolean(3)))
                .optional();
    }

    /** Lets the lease begin anew; false where the link is gone. */
    boolean renew(RepositoryScope scope, Digest digest) {
        return jdbc.sql("""
                update repository_blob rb set gc_after = %s
                from repository r
                where r.repository_id = rb.repository_id and r.project_id = ? and r.name = ? and r.deleted_at is null
                  and rb.digest = ?
                """.formatted(leases.prolonged("gc_after")))
                        .param(scope.projectId())
                        .param(scope.name().value())
                        .param(digest.toString())
                        .update()
                > 0;
    }

    /** Links a blob, whose row the caller holds against removal, to the repository, under a new lease; makes the repository if need be. */
    void link(RepositoryScope scope, Digest digest) {
        if (!linkToExisting(scope, digest)) {
            repositories.ensure(scope);
            linkToExisting(scope, digest);
        }
    }

    private boolean linkToExisting(RepositoryScope scope, Digest digest) {
        return jdbc.sql("""
                insert into repository_blob (repository_id, digest, gc_after)
                select repository_id, ?, %s from repository
                where project_id = ? and name = ? and deleted_at is null
                on conflict (repository_id, digest) do update set %s
                """.formatted(leases.end(), Leases.kept("repository_blob")))
                        .param(digest.toString())
                        .param(scope.projectId())
                        .param(scope.name().value())
                        .update()
                == 1;
    }

    /**
     * Links blobs of one repository to another one, under a new lease.
     *
     * @throws MissingReferences where one of them cannot be read at the moment
     */
    void copy(long sourceId, long targetId, Collection<Digest> digests) {
        Set<Digest> readable = hold(sourceId, digests).keySet();
        List<Digest> missing =
                digests.stream().filter(digest -> !readable.contains(digest)).toList();
        if (!missing.isEmpty()) {
            throw new MissingReferences(missing);
        }
        jdbc.sql("""
                insert into repository_blob (repository_id, digest, gc_after) select ?, unnest(?), %s
                on conflict (repository_id, digest) do update set %s
                """.formatted(leases.end(), Leases.kept("repository_blob")))
                .param(targetId)
                .param(Digests.array(digests))
                .update();
    }

    /** The sizes of those of the blobs that the repository serves; each is held until the transaction ends. */
    Map<Digest, Long> hold(long repositoryId, Collection<Digest> digests) {
        return jdbc
                .sql("""
                select rb.digest, b.size
                from repository_blob rb join blob b using (digest)
                where rb.repository_id = ? and rb.digest = any(?) and not b.suspect
                order by rb.digest
                for key share of b, rb
                """)
                .param(repositoryId)
                .param(Digests.array(digests))
                .query((row, n) -> Map.entry(Digest.parse(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Begins the lease of what a deleted manifest referred to, in digest order; a longer lease stays. */
    void letGo(long repositoryId, Collection<Digest> digests) {
        jdbc.sql("""
                with let_go as (
                    select repository_id, digest from repository_blob
                    where repository_id = ? and digest = any(?) order by digest for no key update)
                update repository_blob rb set gc_after = %s
                from let_go l where l.repository_id = rb.repository_id and l.digest = rb.digest
                """.formatted(leases.prolonged("rb.gc_after")))
                .param(repositoryId)
                .param(Digests.array(digests))
                .update();
    }

    /** A manifest of the repository that refers to the blob. */
    Optional<String> referrer(long repositoryId, Digest digest) {
        return jdbc.sql("select manifest from manifest_blob where repository_id = ? and digest = ? limit 1")
                .param(repositoryId)
                .param(digest.toString())
                .query(String.class)
                .optional();
    }

    /** A blob in a repository. */
    record Place(long repositoryId, Digest digest) {}

    /**
     * Links that ended.
     *
     * @param blobs those of which they were the last links
     */
    record Dropped(int links, Removed blobs) {

        static final Dropped NOTHING = new Dropped(0, Removed.NOTHING);
    }

    /**
     * The one way in which links end. The blobs' rows are locked first, and other links are looked for in a statement of its own, which
     * sees what was committed while the locks were waited for; with the last link the row goes and its object is condemned.
     */
    Dropped drop(Collection<Place> places) {
        blobs.lockForRemoval(places.stream().map(Place::digest).toList());
        List<Digest> dropped = jdbc.sql("""
                delete from repository_blob
                where (repository_id, digest) in (select * from unnest(?, ?)) returning digest
                """)
                .param(places.stream().map(Place::repositoryId).toArray(Long[]::new))
                .param(places.stream().map(place -> place.digest().toString()).toArray(String[]::new))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
        return dropped.isEmpty() ? Dropped.NOTHING : new Dropped(dropped.size(), blobs.remove(unlinked(dropped)));
    }

    private List<Digest> unlinked(Collection<Digest> digests) {
        return jdbc.sql("""
                select digest from unnest(?) as dropped (digest)
                where not exists (select 1 from repository_blob rb where rb.digest = dropped.digest)
                """)
                .param(Digests.array(digests))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }

    /** Some of the blobs that are linked to the repository, in digest order. */
    List<Place> some(long repositoryId, int limit) {
        return jdbc.sql("select digest from repository_blob where repository_id = ? order by digest limit ?")
                .params(repositoryId, limit)
                .query((row, n) -> new Place(repositoryId, Digest.parse(row.getString(1))))
                .list();
    }

    /** Whether any repository of these projects serves the blob. */
    boolean servedIn(ProjectVisibility visibility, Digest digest) {
        return switch (visibility) {
            case ProjectVisibility.All() ->
                jdbc.sql("""
                        select exists (
                            select 1 from repository_blob rb join repository r using (repository_id)
                            where rb.digest = ? and r.deleted_at is null)
                        """).param(digest.toString()).query(Boolean.class).single();
            case ProjectVisibility.Only(var projectIds) ->
                jdbc.sql("""
                        select exists (
                            select 1 from repository_blob rb join repository r using (repository_id)
                            where rb.digest = ? and r.project_id = any(?) and r.deleted_at is null)
                        """)
                        .param(digest.toString())
                        .param(projectIds.toArray(Long[]::new))
                        .query(Boolean.class)
                        .single();
        };
    }
}
