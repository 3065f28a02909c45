package dev.berth.testkit;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a large registry, written by SQL within seconds: projects with repositories of ten tagged artifacts, and one repository that has
 * far more. What the rows say can be listed, and not pulled: there is nothing in the store.
 */
public final class ManyArtifacts {

    /** The name of the project that all others are named after: {@code many-1}, {@code many-2} and so on. */
    public static final String PROJECT = "many-";

    /** A repository of the first project. */
    public static final String LARGE = "many-1/large";

    private static final int IN_A_REPOSITORY = 10;

    private final JdbcClient jdbc;

    public ManyArtifacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param projects all of them public
     * @param repositories in each project
     * @param large how many artifacts with one tag each the large repository has
     */
    public void write(int projects, int repositories, int large) {
        jdbc.sql("""
                insert into project (name, owner_id, public)
                select 'many-' || n, (select min(user_id) from identity_user), true from generate_series(1, ?) n
                """).param(projects).update();
        jdbc.sql("""
                insert into repository (project_id, name, created_at)
                select p.project_id, p.name || '/r' || n, now() - n * interval '1 minute'
                from project p cross join generate_series(1, ?) n where p.name like 'many-%'
                """).param(repositories).update();
        jdbc.sql("insert into repository (project_id, name) select project_id, ? from project where name = 'many-1'")
                .param(LARGE)
                .update();
        writeArtifacts("r.name like 'many-%/r%'", IN_A_REPOSITORY);
        writeArtifacts("r.name = '" + LARGE + "'", large);
        for (String table : List.of("project", "repository", "manifest", "tag", "artifact_attributes")) {
            jdbc.sql("analyze " + table).update();
        }
    }

    private void writeArtifacts(String repositories, int count) {
        jdbc.sql("""
                insert into manifest (repository_id, digest, media_type, content, size, artifact_type, annotations, pushed_by, pushed_at,
                                      type, content_media_type, config_digest, content_size)
                select r.repository_id, 'sha256:' || encode(sha256((r.name || n)::bytea), 'hex'),
                       'application/vnd.oci.image.manifest.v1+json', '{}', 600, 'application/vnd.oci.image.config.v1+json',
                       '{"org.opencontainers.image.source": "https://example.com"}', 'user:1', now() - n * interval '1 second',
                       'IMAGE', 'application/vnd.oci.image.config.v1+json', 'sha256:' || encode(sha256('config'), 'hex'), 1000000 + n
                from repository r cross join generate_series(1, ?) n where %s
                """.formatted(repositories)).param(count).update();
        jdbc.sql("""
                insert into tag (repository_id, name, digest, pushed_by, pushed_at)
                select m.repository_id, 'v' || row_number() over (partition by m.repository_id order by m.pushed_at), m.digest, 'user:1',
                       m.pushed_at
                from manifest m join repository r using (repository_id) where %s
                """.formatted(repositories)).update();
        jdbc.sql("""
                insert into artifact_attributes (artifact_id, attributes)
                select m.artifact_id, '{"architecture":"amd64","os":"linux","author":"","config":{"Env":["PATH=/usr/bin"]}}'
                from manifest m join repository r using (repository_id) where %s
                """.formatted(repositories)).update();
    }
}
