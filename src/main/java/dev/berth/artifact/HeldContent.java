package dev.berth.artifact;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.quota.ProjectHoldings;

/** Counts what projects hold: the bytes of their manifests, and each blob that these refer to once. */
@Component
class HeldContent implements ProjectHoldings {

    private final JdbcClient jdbc;

    HeldContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Long> count(Collection<Long> projectIds) {
        return jdbc
                .sql("""
                select project_id, sum(bytes)::bigint
                from (select r.project_id, m.size as bytes from manifest m join repository r using (repository_id)
                      where r.project_id = any(:projects)
                      union all
                      select linked.project_id, b.size
                      from (select distinct project_id, digest from manifest_blob where project_id = any(:projects)) linked
                      join blob b using (digest)) held
                group by project_id
                """)
                .param("projects", projectIds.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
