package dev.berth.statistic;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;

/** Counts what there is, within what somebody may see (S43). */
@Component
class StatisticLookup {

    private final JdbcClient jdbc;

    StatisticLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Statistic count(ProjectVisibility visibility) {
        return switch (visibility) {
            case ProjectVisibility.All() -> count(true, new Long[0]);
            case ProjectVisibility.Only(var projectIds) -> count(false, projectIds.toArray(Long[]::new));
        };
    }

    private Statistic count(boolean everything, Long[] projectIds) {
        return jdbc.sql("""
                with visible as (
                    select project_id, public from project where deleted_at is null and (? or project_id = any(?))),
                repositories as (
                    select v.public, count(*) as number
                    from visible v join repository r using (project_id)
                    where r.deleted_at is null
                      and exists (select from manifest m where m.repository_id = r.repository_id)
                    group by v.public)
                select (select count(*) from visible where not public) as private_projects,
                       (select count(*) from visible where public) as public_projects,
                       coalesce((select number from repositories where not public), 0) as private_repositories,
                       coalesce((select number from repositories where public), 0) as public_repositories,
                       case when ? then coalesce((select sum(size) from blob), 0) else 0 end as storage
                """)
                .param(everything)
                .param(projectIds)
                .param(everything)
                .query((row, n) -> new Statistic(
                        row.getLong("private_projects"),
                        row.getLong("private_repositories"),
                        row.getLong("public_projects"),
                        row.getLong("public_repositories"),
                        row.getLong("private_projects") + row.getLong("public_projects"),
                        row.getLong("private_repositories") + row.getLong("public_repositories"),
                        row.getLong("storage")))
                .single();
    }
}
