package dev.berth.artifact;

import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.ArtifactDeleted;
import dev.berth.event.RegistryEvent.ArtifactPushed;
import dev.berth.event.RegistryEvent.TagCreated;
import dev.berth.event.RegistryEvent.TagDeleted;
import dev.berth.platform.BeforeCommit;

/**
 * Keeps when something in a repository was last changed. No two changes have the same time, and a later one has a later time, whenever
 * its transaction began: so the time also tells whether what was counted before still holds.
 */
@Component
class RepositoryActivity {

    private final JdbcClient jdbc;
    private final BeforeCommit<RepositoryScope> changes = new BeforeCommit<>(this::changed);

    RepositoryActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ArtifactPushed event) {
        changes.add(event.repository());
    }

    @EventListener
    void on(ArtifactDeleted event) {
        changes.add(event.repository());
    }

    @EventListener
    void on(TagCreated event) {
        changes.add(event.repository());
    }

    @EventListener
    void on(TagDeleted event) {
        changes.add(event.repository());
    }

    private void changed(List<RepositoryScope> repositories) {
        repositories.stream().distinct().forEach(this::changed);
    }

    private void changed(RepositoryScope repository) {
        jdbc.sql("""
                update repository set updated_at = greatest(now(), updated_at + interval '1 microsecond')
                where project_id = ? and name = ? and deleted_at is null
                """)
                .param(repository.projectId())
                .param(repository.name().value())
                .update();
    }
}
