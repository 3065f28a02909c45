package dev.berth.artifact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.immutability.ImmutableTag;
import dev.berth.immutability.ImmutableTags;
import dev.berth.immutability.TagImmutability;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * The only writer of tags, and the only one who asks whether they may be changed. Each method is a step of a transaction that has locked the
 * repository's row, so that what is decided about a tag still holds when it is changed (S28).
 */
@Component
class TagWriter {

    /** So many rows come from the database at once. */
    private static final int SOME = 1000;

    private final JdbcClient jdbc;
    private final ManifestHolds holds;
    private final TagImmutability immutability;

    TagWriter(JdbcClient jdbc, ManifestHolds holds, TagImmutability immutability) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.immutability = immutability;
    }

    /**
     * Makes tags or moves them; the manifests that they pointed to before get a lease. An immutable tag that points there already stays
     * exactly as it is.
     *
     * @param wanted what each tag is to point to
     * @return those that point to another manifest than before
     * @throws ImmutableTag where one of them would move and must not
     */
    List<Tag> point(LockedRepository repository, Map<Tag, Digest> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        ImmutableTags immutable = immutability.of(repository.scope());
        Map<Tag, Digest> before = write(repository, wanted, immutable);
        Map<Tag, Digest> moved = new HashMap<>(before);
        moved.entrySet().removeIf(tag -> tag.getValue().equals(wanted.get(tag.getKey())));
        moved.keySet().forEach(immutable::requireMutable);
        holds.letGo(repository.repositoryId(), moved.values());
        return wanted.keySet().stream()
                .filter(tag -> !before.containsKey(tag) || moved.containsKey(tag))
                .toList();
    }

    /** Tells what those tags pointed to that were there before; of these, immutable ones are not touched. */
    private Map<Tag, Digest> write(LockedRepository repository, Map<Tag, Digest> wanted, ImmutableTags immutable) {
        List<Tag> tags = wanted.keySet().stream().toList();
        return jdbc
                .sql("""
                with wanted as (select name, digest, immutable from unnest(?, ?, ?) as w (name, digest, immutable)),
                before as (select t.name, t.digest from wanted w join tag t on t.repository_id = ? and t.name = w.name),
                written as (
                    insert into tag (repository_id, name, digest, pushed_by)
                    select ?, w.name, w.digest, ? from wanted w
                    where not (w.immutable and w.name in (select name from before))
                    order by w.name
                    on conflict (repository_id, name) do update
                    set digest = excluded.digest, pushed_by = excluded.pushed_by, pushed_at = clock_timestamp())
                select name, digest from before
                """)
                .param(tags.stream().map(Tag::value).toArray(String[]::new))
                .param(tags.stream().map(tag -> String.valueOf(wanted.get(tag))).toArray(String[]::new))
                .param(tags.stream().map(immutable::covers).toArray(Boolean[]::new))
                .param(repository.repositoryId())
                .param(repository.repositoryId())
                .param(repository.by().key())
                .query((row, n) -> Map.entry(new Tag(row.getString(1)), Digest.parse(row.getString(2))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    /**
     * Deletes the tag; the manifest that it pointed to stays, under a lease. Empty where there is no such tag.
     *
     * @throws ImmutableTag where it must stay: what was written goes back with the transaction
     */
    Optional<Digest> delete(LockedRepository repository, Tag tag) {
        Optional<Digest> digest = jdbc.sql("delete from tag where repository_id = ? and name = ? returning digest")
                .param(repository.repositoryId())
                .param(tag.value())
                .query((row, n) -> Digest.parse(row.getString(1)))
                .optional();
        digest.ifPresent(let -> {
            immutability.requireMutable(repository.scope(), tag);
            holds.letGo(repository.repositoryId(), Set.of(let));
        });
        return digest;
    }

    /**
     * Deletes all tags of manifests that are about to go, and tells which these were.
     *
     * @throws ImmutableTag where one of them must stay: what was written goes back with the transaction
     */
    Map<Digest, List<Tag>> deleteAll(LockedRepository repository, Collection<Digest> digests) {
        Map<Tag, Digest> gone = pointers(
                "delete from tag where repository_id = ? and digest = any(?) returning name, digest",
                repository,
                digests);
        if (!gone.isEmpty()) {
            immutability.requireMutable(repository.scope(), gone.keySet());
        }
        return gone.entrySet().stream().collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    }

    /** Of these manifests, those that must stay because one of their tags must. */
    Set<Digest> immutable(LockedRepository repository, Collection<Digest> digests) {
        ImmutableTags immutable = immutability.of(repository.scope());
        if (immutable.isEmpty() || digests.isEmpty()) {
            return Set.of();
        }
        Map<Tag, Digest> tags = pointers(
                "select name, digest from tag where repository_id = ? and digest = any(?)", repository, digests);
        return tags.entrySet().stream()
                .filter(tag -> immutable.covers(tag.getKey()))
                .map(Map.Entry::getValue)
                .collect(toUnmodifiableSet());
    }

    /** @throws ImmutableTag where one of the repository's tags must stay */
    void requireAllMutable(LockedRepository repository) {
        ImmutableTags immutable = immutability.of(repository.scope());
        if (!immutable.isEmpty()) {
            jdbc.sql("select name from tag where repository_id = ?")
                    .withFetchSize(SOME)
                    .param(repository.repositoryId())
                    .query(row -> {
                        immutable.requireMutable(new Tag(row.getString(1)));
                    });
        }
    }

    private Map<Tag, Digest> pointers(String sql, LockedRepository repository, Collection<Digest> digests) {
        return jdbc
                .sql(sql)
                .param(repository.repositoryId())
                .param(Digests.array(digests))
                .query((row, n) -> Map.entry(new Tag(row.getString(1)), Digest.parse(row.getString(2))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Deletes some tags of a repository that was deleted, and tells how many; whether they may go was asked then. */
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
