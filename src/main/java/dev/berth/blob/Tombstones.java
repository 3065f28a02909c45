package dev.berth.blob;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code tombstone}: the only list of objects that may be deleted. */
@Component
class Tombstones {

    private final JdbcClient jdbc;
    private final GarbageDelays delays;

    Tombstones(JdbcClient jdbc, GarbageDelays delays) {
        this.jdbc = jdbc;
        this.delays = delays;
    }

    /** An object and its length in bytes. */
    record Sized(StorageKey key, long size) {}

    /** Condemns objects that were readable; they are deleted when the quarantine is over. */
    void condemn(Collection<Sized> objects) {
        insert(objects, true, delays.quarantineSeconds());
    }

    /** Condemns an object that nobody could ever read; it may go at once. */
    void condemnUnpublished(Sized object) {
        insert(List.of(object), false, 0);
    }

    private void insert(Collection<Sized> objects, boolean published, double delaySeconds) {
        jdbc.sql("""
                insert into tombstone (storage_key, size, published, due)
                select key, size, ?, now() + make_interval(secs => ?) from unnest(?, ?) as condemned (key, size) order by key
                on conflict (storage_key) do nothing
                """)
                .param(published)
                .param(delaySeconds)
                .param(objects.stream().map(object -> object.key().value()).toArray(String[]::new))
                .param(objects.stream().map(Sized::size).toArray(Long[]::new))
                .update();
    }

    /** Condemns objects that no row of any kind speaks of, finished or not, and tells which these are. */
    Set<StorageKey> condemnUnknown(Collection<StorageKey> keys) {
        return Set.copyOf(jdbc.sql("""
                insert into tombstone (storage_key, published, due)
                select key, false, now() + make_interval(secs => ?) from unnest(?) as key
                where not exists (select from blob where storage_key = key)
                  and not exists (select from pending_object where storage_key = key)
                order by key on conflict (storage_key) do nothing returning storage_key
                """)
                .param(delays.quarantineSeconds())
                .param(values(keys))
                .query((row, n) -> new StorageKey(row.getString(1)))
                .list());
    }

    /** A condemned object whose time has come. */
    record Due(StorageKey key, boolean published) {}

    /** The oldest of those whose quarantine is over. */
    List<Due> due(int limit) {
        return jdbc.sql("select storage_key, published from tombstone where due <= now() order by due limit ?")
                .param(limit)
                .query((row, n) -> new Due(new StorageKey(row.getString(1)), row.getBoolean(2)))
                .list();
    }

    /** Forgets keys whose objects are gone; tells the sizes of those that nobody else has forgotten meanwhile. */
    List<Long> remove(Collection<StorageKey> keys) {
        return jdbc.sql("delete from tombstone where storage_key = any(?) returning size")
                .param(values(keys))
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Lets objects wait that the store did not delete, so that they do not keep others from being tried. */
    void postpone(Collection<StorageKey> keys, long delaySeconds) {
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql("update tombstone set due = now() + make_interval(secs => ?) where storage_key = any(?)")
                .param(delaySeconds)
                .param(values(keys))
                .update();
    }

    /** Ends the quarantine of some of those that wait, and tells of how many. */
    int hurry(int limit) {
        return jdbc.sql("""
                update tombstone set due = now() where storage_key = any(array(
                    select storage_key from tombstone where due > now() order by due limit ? for update skip locked))
                """).param(limit).update();
    }

    /** How many there are, and until when they wait. */
    CondemnedObjects.Waiting waiting() {
        return jdbc.sql("""
                select count(*) filter (where due <= now()), coalesce(sum(size) filter (where due <= now()), 0),
                       count(*) filter (where due > now()), coalesce(sum(size) filter (where due > now()), 0),
                       min(due) filter (where due > now()), max(due) filter (where due > now())
                from tombstone
                """)
                .query((row, n) -> new CondemnedObjects.Waiting(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        moment(row.getTimestamp(5)),
                        moment(row.getTimestamp(6))))
                .single();
    }

    private static Optional<Instant> moment(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static String[] values(Collection<StorageKey> keys) {
        return keys.stream().map(StorageKey::value).toArray(String[]::new);
    }
}
