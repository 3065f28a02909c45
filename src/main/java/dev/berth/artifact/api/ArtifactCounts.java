package dev.berth.artifact.api;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * How many artifacts the list of a repository has. What was counted holds until something in the repository is changed, which every node
 * sees by the repository's row.
 */
@Component
class ArtifactCounts {

    private static final int MOST_KEPT = 50_000;

    private record Key(long repositoryId, Instant updatedAt) {}

    private final JdbcClient jdbc;
    private final Cache<Key, Long> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    ArtifactCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the repository's id. At most one statement. */
    Map<Long, Long> of(Collection<RepositoryRow> repositories) {
        Map<Long, Long> counts = HashMap.newHashMap(repositories.size());
        repositories.forEach(repository -> {
            Long count = kept.getIfPresent(key(repository));
            if (count != null) {
                counts.put(repository.id(), count);
            }
        });
        List<RepositoryRow> unknown = repositories.stream()
                .filter(repository -> !counts.containsKey(repository.id()))
                .toList();
        if (!unknown.isEmpty()) {
            Map<Long, Long> counted = count(unknown);
            unknown.forEach(repository -> {
                long count = counted.getOrDefault(repository.id(), 0L);
                kept.put(key(repository), count);
                counts.put(repository.id(), count);
            });
        }
        return counts;
    }

    /** Of all these repositories together. */
    long sum(Collection<RepositoryRow> repositories) {
        return of(repositories).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Key key(RepositoryRow repository) {
        return new Key(repository.id(), repository.updatedAt());
    }

    private Map<Long, Long> count(List<RepositoryRow> repositories) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("""
                select m.repository_id, count(*) as artifacts from manifest m
                where m.repository_id = any(?) and %s
                group by m.repository_id
                """.formatted(ShownArtifacts.LISTED))
                .param(repositories.stream().map(RepositoryRow::id).toArray(Long[]::new))
                .query(row -> {
                    counts.put(row.getLong("repository_id"), row.getLong("artifacts"));
                });
        return counts;
    }
}
