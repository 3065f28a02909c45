package dev.berth.artifact;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.BlobLinks.Dropped;
import dev.berth.artifact.BlobLinks.Place;
import dev.berth.artifact.UnreferencedBlobs.Leased;
import dev.berth.blob.BlobTable.Removed;
import dev.berth.oci.Digest;

/** The statements of the collector of blobs, on links whose lease has ended. None of them waits for a row that somebody else has locked. */
@Component
class BlobGarbage {

    private final JdbcClient jdbc;

    BlobGarbage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a pass through the links has come to, which is in the order in which their leases ended. */
    record Position(Instant leaseEnd, String digest, long repositoryId) {

        static final Position START = new Position(Instant.EPOCH, "", 0);
    }

    /** A link whose lease has ended. */
    record Candidate(Place place, Position position) {}

    /** The next candidates of a pass, which are not locked. */
    List<Candidate> next(Position after, int limit) {
        return jdbc.sql("""
                select gc_after, digest, repository_id from repository_blob
                where gc_after < now() and (gc_after, digest, repository_id) > (?, ?, ?)
                order by gc_after, digest, repository_id limit ?
                """)
                .param(Timestamp.from(after.leaseEnd))
                .param(after.digest)
                .param(after.repositoryId)
                .param(limit)
                .query((row, n) -> {
                    String digest = row.getString(2);
                    long repositoryId = row.getLong(3);
                    return new Candidate(
                            new Place(repositoryId, Digest.parse(digest)),
                            new Position(row.getTimestamp(1).toInstant(), digest, repositoryId));
                })
                .list();
    }

    /** Locks those of the links, with their blobs, whose lease is still over and whom nobody else has locked. */
    List<Place> lock(Collection<Place> places) {
        return places("""
                select rb.repository_id, rb.digest
                from unnest(?, ?) as candidate (repository_id, digest)
                join repository_blob rb using (repository_id, digest)
                join blob b using (digest)
                where rb.gc_after < now()
                order by rb.digest, rb.repository_id for update of rb, b skip locked
                """, places);
    }

    /** Those of the links that a manifest of their repository refers to. */
    Set<Place> referenced(Collection<Place> places) {
        return Set.copyOf(places("""
                select repository_id, digest from unnest(?, ?) as candidate (repository_id, digest)
                where exists (select 1 from manifest_blob mb
                              where mb.repository_id = candidate.repository_id and mb.digest = candidate.digest)
                """, places));
    }

    /**
     * What would become of these, with a blob counted where the last of its links is: that none of the others is held, and that all of
     * them come before in the order of a pass.
     */
    Dropped foresee(Collection<Candidate> candidates) {
        List<Place> places = candidates.stream().map(Candidate::place).toList();
        return jdbc.sql("""
                select count(*), count(*) filter (where is_last), coalesce(sum(size) filter (where is_last), 0)
                from (select b.size, not exists (
                          select 1 from repository_blob o
                          where o.digest = c.digest
                            and (o.gc_after is null or o.gc_after >= now() or (o.gc_after, o.repository_id) > (c.gc_after, c.repository_id)
                                 or exists (select 1 from manifest_blob mb
                                            where mb.repository_id = o.repository_id and mb.digest = o.digest))) as is_last
                      from unnest(?, ?) as candidate (repository_id, digest)
                      join repository_blob c using (repository_id, digest)
                      join blob b using (digest)
                      where not exists (select 1 from manifest_blob mb
                                        where mb.repository_id = c.repository_id and mb.digest = c.digest)) garbage
                """)
                .param(repositories(places))
                .param(digests(places))
                .query((row, n) -> new Dropped(row.getInt(1), new Removed(row.getInt(2), row.getLong(3))))
                .single();
    }

    Leased leased() {
        return jdbc.sql("select count(*), min(gc_after) from repository_blob where gc_after >= now()")
                .query((row, n) -> new Leased(
                        row.getLong(1), Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from repository_blob where gc_after < now()")
                .query(Long.class)
                .single();
    }

    /** What is referred to is no candidate any more. */
    void clear(Collection<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update repository_blob set gc_after = null where (repository_id, digest) in (select * from unnest(?, ?))
                """).param(repositories(places)).param(digests(places)).update();
    }

    private List<Place> places(String sql, Collection<Place> places) {
        return jdbc.sql(sql)
                .param(repositories(places))
                .param(digests(places))
                .query((row, n) -> new Place(row.getLong(1), Digest.parse(row.getString(2))))
                .list();
    }

    private static Long[] repositories(Collection<Place> places) {
        return places.stream().map(Place::repositoryId).toArray(Long[]::new);
    }

    private static String[] digests(Collection<Place> places) {
        return places.stream().map(place -> place.digest().toString()).toArray(String[]::new);
    }
}
