package dev.berth.artifact.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many artifacts the list of a repository has. */
@Component
class ArtifactCounts {

    private final JdbcClient jdbc;

    ArtifactCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Long> of(Collection<Long> repositoryIds) {
        Map<Long, Long> counts = HashMap.newHashMap(repositoryIds.size());
        if (!repositoryIds.isEmpty()) {
            jdbc.sql("""
                    select m.repository_id, count(*) as artifacts from manifest m
                    where m.repository_id = any(:repositories) and %s
                    group by m.repository_id
                    """.formatted(ShownArtifacts.LISTED))
                    .param("repositories", repositoryIds.toArray(Long[]::new))
                    .query(row -> {
                        counts.put(row.getLong("repository_id"), row.getLong("artifacts"));
                    });
        }
        return counts;
    }
}
