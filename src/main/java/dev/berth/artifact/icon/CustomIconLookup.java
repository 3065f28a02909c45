package dev.berth.artifact.icon;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;

/** Finds where a layer lies that is the picture of an artifact. */
@Component
class CustomIconLookup {

    private final JdbcClient jdbc;

    CustomIconLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A repository of these projects with an artifact that has this picture. */
    Optional<RepositoryScope> find(ProjectVisibility projects, Digest digest) {
        Long[] ids = switch (projects) {
            case ProjectVisibility.All() -> null;
            case ProjectVisibility.Only(var projectIds) -> projectIds.toArray(Long[]::new);
        };
        return jdbc.sql("""
                select r.project_id, r.name from manifest m join repository r using (repository_id)
                where m.icon_digest = ? and r.deleted_at is null and (? or r.project_id = any(?))
                limit 1
                """)
                .param(digest.toString())
                .param(ids == null)
                .param(ids == null ? new Long[0] : ids)
                .query((row, n) ->
                        new RepositoryScope(row.getLong("project_id"), new RepositoryName(row.getString("name"))))
                .optional();
    }
}
