package dev.berth.blob;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.oci.Digest;

/** What the rows say of the objects in the store, for those who hold one against the other. Nothing is locked. */
@Component
public class StorageLookup {

    private final JdbcClient jdbc;

    StorageLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A blob and where its bytes should lie.
     *
     * @param suspect whether it is out of service
     */
    public record Row(StoredBlob blob, boolean suspect) {}

    public long blobs() {
        return jdbc.sql("select count(*) from blob").query(Long.class).single();
    }

    /** The next blobs in the order of their keys. */
    public List<Row> after(@Nullable StorageKey key, int limit) {
        return jdbc.sql("""
                select digest, storage_key, size, suspect from blob where storage_key > ? order by storage_key limit ?
                """)
                .param(key == null ? "" : key.value())
                .param(limit)
                .query(StorageLookup::row)
                .list();
    }

    /** The blobs whose objects have these keys. */
    public List<Row> of(Collection<StorageKey> keys) {
        return jdbc.sql("""
                select digest, storage_key, size, suspect from blob where storage_key = any(?) order by storage_key
                """).param(array(keys)).query(StorageLookup::row).list();
    }

    /** Those of the keys that nothing speaks of: neither a blob, nor somebody who writes, nor a tombstone. */
    public Set<StorageKey> unknown(Collection<StorageKey> keys) {
        return keys("""
                select key from unnest(?) as key
                where not exists (select from blob where storage_key = key)
                  and not exists (select from pending_object where storage_key = key)
                  and not exists (select from tombstone where storage_key = key)
                """, keys);
    }

    /** Those of the keys that nobody writes to and no tombstone condemns; whether a blob has its object there or not. */
    public Set<StorageKey> notInWork(Collection<StorageKey> keys) {
        return keys("""
                select key from unnest(?) as key
                where not exists (select from pending_object where storage_key = key)
                  and not exists (select from tombstone where storage_key = key)
                """, keys);
    }

    private Set<StorageKey> keys(String sql, Collection<StorageKey> keys) {
        return jdbc.sql(sql).param(array(keys)).query((row, n) -> new StorageKey(row.getString(1))).list().stream()
                .collect(Collectors.toSet());
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        StoredBlob blob =
                new StoredBlob(Digest.parse(row.getString(1)), new StorageKey(row.getString(2)), row.getLong(3));
        return new Row(blob, row.getBoolean(4));
    }

    private static String[] array(Collection<StorageKey> keys) {
        return keys.stream().map(StorageKey::value).toArray(String[]::new);
    }
}
