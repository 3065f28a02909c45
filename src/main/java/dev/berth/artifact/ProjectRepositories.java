package dev.berth.artifact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.project.ProjectContents;

/** Tells projects how many repositories they have. One counts from its first manifest on: an upload alone leaves nothing to be seen. */
@Component
class ProjectRepositories implements ProjectContents {

    private final JdbcClient jdbc;

    ProjectRepositories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Long> repositories(Collection<Long> projectIds) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select r.project_id, count(*) as repositories
                          from repository r
                         where r.project_id = any (:projects) and r.deleted_at is null
                           and exists (select from manifest m where m.repository_id = r.repository_id)
                         group by r.project_id
                        """).param("projects", projectIds.toArray(Long[]::new)).query(row -> {
            counts.put(row.getLong("project_id"), row.getLong("repositories"));
        });
        return counts;
    }

    /** What a deleted repository leaves behind does not count: it is worked off by the repository's id, whatever becomes of the project. */
    @Override
    public long close(long projectId) {
        List<Long> closed =
                jdbc.sql("""
                with closing as (select repository_id from repository
                                 where project_id = ? and deleted_at is null order by repository_id for no key update)
                update repository r set deleted_at = now() from closing c where c.repository_id = r.repository_id
                returning r.repository_id
                """).param(projectId).query((row, n) -> row.getLong(1)).list();
        return jdbc.sql("""
                select count(*) from unnest(?) as closed (repository_id)
                where exists (select from manifest m where m.repository_id = closed.repository_id)
                """)
                .param(closed.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }
}
