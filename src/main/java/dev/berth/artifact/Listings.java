package dev.berth.artifact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryScope;

/** Lists of tags and repositories by keys, in the order of their bytes (Distribution specification, "Listing Tags"). */
@Component
public class Listings {

    private final JdbcClient jdbc;
    private final RepositoryTable repositories;

    Listings(JdbcClient jdbc, RepositoryTable repositories) {
        this.jdbc = jdbc;
        this.repositories = repositories;
    }

    /**
     * @param after the tag after which the page begins, or an empty string
     * @throws dev.berth.oci.OciException NAME_UNKNOWN where there is no such repository
     */
    public Page<String> tags(RepositoryScope scope, String after, int limit) {
        long repositoryId = repositories.require(scope);
        return Page.of(
                jdbc.sql("select name from tag where repository_id = ? and name > ? order by name limit ?")
                        .param(repositoryId)
                        .param(after)
                        .param(limit + 1)
                        .query((row, n) -> row.getString(1))
                        .list(),
                limit);
    }

    /** The repositories with content that the caller may see. */
    public Page<String> repositories(ProjectVisibility visibility, String after, int limit) {
        Long[] projects = switch (visibility) {
            case ProjectVisibility.All() -> null;
            case ProjectVisibility.Only(var projectIds) -> projectIds.toArray(Long[]::new);
        };
        return Page.of(
                jdbc.sql("""
                        select r.name from repository r
                        where r.name > ? and r.deleted_at is null and (? or r.project_id = any(?))
                          and exists (select 1 from manifest m where m.repository_id = r.repository_id)
                        order by r.name limit ?
                        """)
                        .param(after)
                        .param(projects == null)
                        .param(projects == null ? new Long[0] : projects)
                        .param(limit + 1)
                        .query((row, n) -> row.getString(1))
                        .list(),
                limit);
    }
}
