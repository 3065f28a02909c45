package dev.berth.artifact;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.oci.Digest;

/** The rows of {@code artifact_label}. */
@Component
class ArtifactLabelTable {

    private final JdbcClient jdbc;

    ArtifactLabelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a label that artifacts of the project may have: a global one, or one of its own. It is kept until the transaction ends. */
    Optional<String> holdLabel(long projectId, long labelId) {
        return jdbc.sql("""
                select name from project_label
                where label_id = ? and (project_id is null or project_id = ?) for key share
                """).params(labelId, projectId).query(String.class).optional();
    }

    Optional<Long> artifactId(long repositoryId, Digest digest) {
        return jdbc.sql("select artifact_id from manifest where repository_id = ? and digest = ?")
                .params(repositoryId, digest.toString())
                .query(Long.class)
                .optional();
    }

    /** False where the artifact has the label already. */
    boolean add(long artifactId, long labelId) {
        return jdbc.sql("insert into artifact_label (artifact_id, label_id) values (?, ?) on conflict do nothing")
                        .params(artifactId, labelId)
                        .update()
                == 1;
    }

    /** False where the artifact does not have the label. */
    boolean remove(long artifactId, long labelId) {
        return jdbc.sql("delete from artifact_label where artifact_id = ? and label_id = ?")
                        .params(artifactId, labelId)
                        .update()
                == 1;
    }
}
