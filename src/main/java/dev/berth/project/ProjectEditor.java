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
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Changes projects. */
@Component
class ProjectEditor {

    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProjectEditor(Projects projects, ApplicationEventPublisher events, Clock clock) {
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /** @throws DomainException INVALID for another name, for a setting that cannot have this value, and for what is not offered yet */
    @Transactional
    public void update(Principal by, ProjectScope scope, ProjectRequest update) {
        Project project = projects.findLocked(scope.id()).orElseThrow(() -> new ProjectNotFound(scope.name()));
        if (update.name() != null && !update.name().isEmpty() && !update.name().equals(project.name())) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "a project keeps its name: expected project_name " + project.name() + ", or none");
        }
        CveAllowlist.requireEmpty(update.cveAllowlist());
        ProxyCache.requireNone(update.registryId());
        Map<String, Object> before = project.described();
        project.set(update.settings(), clock.instant());
        events.publishEvent(new Changed(
                by, Kind.PROJECT, Operation.UPDATE, project.name(), project.id(), before, project.described()));
    }
}
