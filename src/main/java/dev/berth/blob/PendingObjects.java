package dev.berth.blob;

import java.time.Duration;
import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code pending_object}: keys that somebody is writing to, recorded before the first byte. */
@Component
public class PendingObjects {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final NodeName node;

    PendingObjects(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /**
     * Records a key that is about to be written. Its commit may be lost in a crash of the database, and with it an upload that was not
     * acknowledged.
     */
    public void add(StorageKey key) {
        jdbc.sql("""
                with relaxed as (select set_config('synchronous_commit', 'off', true))
                insert into pending_object (storage_key, node) select ?, ? from relaxed
                """).param(key.value()).param(node.value()).update();
    }

    /**
     * Gives a key that is still pending to the reaper: whoever writes to it fails at the fence. One that is not pending any more is left
     * alone, since it may have been published by a transaction whose outcome the caller did not learn.
     */
    public void abandon(StorageKey key) {
        jdbc.sql("""
                with given_up as (delete from pending_object where storage_key = ? returning storage_key)
                insert into tombstone (storage_key, published, due) select storage_key, false, now() from given_up
                """).param(key.value()).update();
    }

    /**
     * Condemns what a writer wrote who was taken for dead, since it may have written after the reaper was there; not where another
     * writer took over, who still writes or has published it.
     */
    public void abandonLost(StorageKey key) {
        jdbc.sql("""
                insert into tombstone (storage_key, published, due)
                select :key, false, now()
                where not exists (select 1 from pending_object where storage_key = :key)
                  and not exists (select 1 from blob where storage_key = :key)
                on conflict (storage_key) do nothing
                """).param("key", key.value()).update();
    }

    /**
     * Gives objects to the reaper that have been pending for longer than an upload can live. It waits for nobody: what somebody is just
     * publishing or giving up is left to the next run.
     *
     * @param inUse the objects that somebody speaks of all the same; none of such an age comes back into use
     */
    public int abandonOlderThan(Duration age, Collection<StorageKey> inUse) {
        int all = 0;
        for (int some = abandonSome(age, inUse); some > 0; some = abandonSome(age, inUse)) {
            all += some;
        }
        return all;
    }

    private int abandonSome(Duration age, Collection<StorageKey> inUse) {
        return jdbc.sql("""
                with given_up as (
                    delete from pending_object where storage_key = any(array(
                        select storage_key from pending_object
                        where created_at < now() - make_interval(secs => ?) and storage_key <> all(?)
                        order by storage_key limit ? for update skip locked))
                    returning storage_key)
                insert into tombstone (storage_key, published, due) select storage_key, false, now() from given_up
                """)
                .param(age.toSeconds())
                .param(inUse.stream().map(StorageKey::value).toArray(String[]::new))
                .param(BATCH)
                .update();
    }
}
