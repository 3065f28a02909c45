package dev.berth.gc;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;

/** The rows of {@code gc_storage_finding}: what storage checks found, and what was done about it. */
@Component
class StorageFindingTable {

    private final JdbcClient jdbc;

    StorageFindingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what an execution found; what it has found already is not found again. */
    void insert(long executionId, Collection<StorageFinding> findings) {
        jdbc.sql("""
                insert into gc_storage_finding (execution_id, kind, storage_key, digest, expected_size, actual_size, changed_at)
                select ?, * from unnest(?, ?, ?, ?, ?, cast(? as timestamptz[]))
                on conflict (execution_id, kind, storage_key) do nothing
                """)
                .param(executionId)
                .param(texts(findings, finding -> finding.kind().label()))
                .param(texts(findings, finding -> finding.key().value()))
                .param(texts(findings, finding -> Objects.toString(finding.digest(), null)))
                .param(findings.stream().map(StorageFinding::expectedSize).toArray(Long[]::new))
                .param(findings.stream().map(StorageFinding::actualSize).toArray(Long[]::new))
                .param(findings.stream().map(StorageFindingTable::changedAt).toArray(Timestamp[]::new))
                .update();
    }

    /** Forgets what an execution has found that begins again. */
    int removeAll(long executionId) {
        return jdbc.sql("delete from gc_storage_finding where execution_id = ?")
                .param(executionId)
                .update();
    }

    /** A finding that nothing was done about. */
    record Open(
            long id,
            FindingKind kind,
            StorageKey key,
            @Nullable Digest digest,
            long expectedSize) {}

    /** The first blobs that were found without their object, or with another one. */
    List<Open> damaged(long executionId, int limit) {
        return open("f.kind in ('missing', 'wrong_size')", executionId, limit, Duration.ZERO);
    }

    /** The first objects that no row spoke of, neither then nor in a check that was so much earlier. */
    List<Open> leftOver(long executionId, int limit, Duration apart) {
        return open("""
                f.kind in ('orphaned', 'unfinished') and exists (
                    select from gc_storage_finding e
                    where e.storage_key = f.storage_key and e.kind in ('orphaned', 'unfinished')
                      and e.found_at <= f.found_at - make_interval(secs => :apart))
                """, executionId, limit, apart);
    }

    private List<Open> open(String which, long executionId, int limit, Duration apart) {
        return jdbc.sql("""
                select f.finding_id, f.kind, f.storage_key, f.digest, coalesce(f.expected_size, 0)
                from gc_storage_finding f
                where f.execution_id = :execution and f.outcome is null and %s
                order by f.finding_id limit :limit
                """.formatted(which))
                .param("execution", executionId)
                .param("limit", limit)
                .param("apart", apart.toSeconds())
                .query((row, n) -> new Open(
                        row.getLong(1),
                        FindingKind.of(row.getString(2)),
                        new StorageKey(row.getString(3)),
                        digest(row.getString(4)),
                        row.getLong(5)))
                .list();
    }

    void settle(Collection<Open> findings, StorageOutcome outcome) {
        if (findings.isEmpty()) {
            return;
        }
        jdbc.sql("update gc_storage_finding set outcome = ?, settled_at = now() where finding_id = any(?)")
                .param(outcome.label())
                .param(findings.stream().map(Open::id).toArray(Long[]::new))
                .update();
    }

    /** How many of these kinds nothing was done about. */
    long countOpen(long executionId, Collection<FindingKind> kinds) {
        return jdbc.sql("""
                select count(*) from gc_storage_finding where execution_id = ? and outcome is null and kind = any(?)
                """)
                .param(executionId)
                .param(kinds.stream().map(FindingKind::label).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static @Nullable Digest digest(@Nullable String text) {
        return text == null ? null : Digest.parse(text);
    }

    private static @Nullable String[] texts(
            Collection<StorageFinding> findings, Function<StorageFinding, @Nullable String> part) {
        return findings.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable Timestamp changedAt(StorageFinding finding) {
        return finding.changedAt() == null ? null : Timestamp.from(finding.changedAt());
    }
}
