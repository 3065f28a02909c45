package dev.berth.project;

import java.time.Clock;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectScope;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.quota.ProjectLimits;

/** Deletes projects that hold nothing. The row stays, and its id is never used again. */
@Component
class ProjectRemover {

    private final Projects projects;
    private final ProjectContents contents;
    private final ProjectLimits limits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProjectRemover(
            Projects projects,
            ProjectContents contents,
            ProjectLimits limits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.projects = projects;
        this.contents = contents;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Locks the project and its repositories before it looks, so that nothing comes into it between the look and the deletion (S28).
     *
     * @throws ProjectNotEmpty where there are repositories
     */
    @Transactional
    public void remove(Principal by, ProjectScope scope) {
        Project project = projects.findLocked(scope.id()).orElseThrow(() -> new ProjectNotFound(scope.name()));
        long repositories = contents.close(project.id());
        if (repositories > 0) {
            throw new ProjectNotEmpty(project.name(), repositories);
        }
        project.delete(clock.instant());
        limits.close(project.id());
        events.publishEvent(new Changed(
                by, Kind.PROJECT, Operation.DELETE, project.name(), project.id(), project.described(), Map.of()));
    }
}
