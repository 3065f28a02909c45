package dev.berth.project;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.ProjectNotFound;

/** Deletes projects that hold nothing. The row stays, and its id is never used again. */
@Component
class ProjectRemover {

    private final Projects projects;
    private final ProjectContents contents;
    private final Clock clock;

    ProjectRemover(Projects projects, ProjectContents contents, Clock clock) {
        this.projects = projects;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Locks the project and its repositories before it looks, so that nothing comes into it between the look and the deletion (S28).
     *
     * @throws ProjectNotEmpty where there are repositories
     */
    @Transactional
    public void remove(Project found) {
        Project project = projects.findLocked(found.id()).orElseThrow(() -> new ProjectNotFound(found.name()));
        long repositories = contents.close(project.id());
        if (repositories > 0) {
            throw new ProjectNotEmpty(project.name(), repositories);
        }
        project.delete(clock.instant());
    }
}
