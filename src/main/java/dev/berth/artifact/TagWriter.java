package dev.berth.artifact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * The only writer of tags. Each method is a step of a transaction that has locked the repository's row, so that what is decided about a
 * tag still holds when it is changed (S28).
 */
@Component
class TagWriter {

    private final JdbcClient jdbc;
    private final ManifestHolds holds;

    TagWriter(JdbcClient jdbc, ManifestHolds holds) {
        this.jdbc = jdbc;
        this.holds = holds;
    }

    /**
     * Makes the tag or moves it; the manifest that it pointed to before gets a lease.
     *
     * @return whether it points to another manifest than before
     */
    boolean point(long repositoryId, Tag tag, Digest digest, Principal principal) {
        Optional<Digest> before = jdbc.sql("""
                with before as (select digest from tag where repository_id = ? and name = ?)
                insert into tag (repository_id, name, digest, pushed_by) values (?, ?, ?, ?)
                on conflict (repository_id, name) do update
                set digest = excluded.digest, pushed_by = excluded.pushed_by, pushed_at = clock_timestamp()
                returning (select digest from before)
                """)
                .param(repositoryId)
                .param(tag.value())
                .param(repositoryId)
                .param(tag.value())
                .param(digest.toString())
                .param(principal.key())
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(Digest::parse))
                .single();
        before.filter(old -> !old.equals(digest)).ifPresent(old -> holds.letGo(repositoryId, Set.of(old)));
        return !before.equals(Optional.of(digest));
    }

    /** The manifest that a tag or a digest names; a digest is not looked up. Empty where there is no such tag. */
    Optional<Digest> resolve(long repositoryId, Reference reference) {
        return switch (reference) {
            case Digest digest -> Optional.of(digest);
            case Tag tag ->
                jdbc.sql("select digest from tag where repository_id = ? and name = ?")
                        .param(repositoryId)
                        .param(tag.value())
                        .query((row, n) -> Digest.parse(row.getString(1)))
                        .optional();
        };
    }

    /** Deletes the tag; the manifest that it pointed to stays, under a lease. Empty where there is no such tag. */
    Optional<Digest> delete(long repositoryId, Tag tag) {
        Optional<Digest> digest = jdbc.sql("delete from tag where repository_id = ? and name = ? returning digest")
                .param(repositoryId)
                .param(tag.value())
                .query((row, n) -> Digest.parse(row.getString(1)))
                .optional();
        digest.ifPresent(let -> holds.letGo(repositoryId, Set.of(let)));
        return digest;
    }

    /** Deletes all tags of manifests that are about to go, and tells which these were. */
    Map<Digest, List<Tag>> deleteAll(long repositoryId, Collection<Digest> digests) {
        return jdbc
                .sql("delete from tag where repository_id = ? and digest = any(?) returning digest, name")
                .param(repositoryId)
                .param(Digests.array(digests))
                .query((row, n) -> Map.entry(Digest.parse(row.getString(1)), new Tag(row.getString(2))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Deletes some tags of a repository that was deleted, and tells how many. */
    int deleteSome(long repositoryId, int limit) {
        String[] some = jdbc.sql("select name from tag where repository_id = ? order by name limit ?")
                .params(repositoryId, limit)
                .query((row, n) -> row.getString(1))
                .list()
                .toArray(String[]::new);
        return jdbc.sql("delete from tag where repository_id = ? and name = any(?)")
                .params(repositoryId, some)
                .update();
    }
}
