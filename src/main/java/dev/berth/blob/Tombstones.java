package dev.berth.blob;

import java.util.Collection;
import java.util.List;

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

    /** Condemns an object that was readable; it is deleted when the quarantine is over. */
    void condemn(StorageKey key) {
        insert(key, true, delays.quarantineSeconds());
    }

    /** Condemns an object that nobody could ever read; it may go at once. */
    void condemnUnpublished(StorageKey key) {
        insert(key, false, 0);
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

    private void insert(StorageKey key, boolean published, double delaySeconds) {
        jdbc.sql("""
                insert into tombstone (storage_key, published, due) values (?, ?, now() + make_interval(secs => ?))
                on conflict (storage_key) do nothing
                """).param(key.value()).param(published).param(delaySeconds).update();
    }

    /** Forgets keys whose objects are gone. */
    void remove(Collection<StorageKey> keys) {
        jdbc.sql("delete from tombstone where storage_key = any(?)")
                .param(keys.stream().map(StorageKey::value).toArray(String[]::new))
                .update();
    }
}
