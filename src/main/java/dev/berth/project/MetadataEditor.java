package dev.berth.project;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
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

/** Changes single settings of projects. */
@Component
class MetadataEditor {

    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MetadataEditor(Projects projects, ApplicationEventPublisher events, Clock clock) {
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /** @throws DomainException CONFLICT where the setting has a value already */
    @Transactional
    public void add(Principal by, ProjectScope scope, MetadataKey key, String value) {
        Project project = locked(scope);
        if (project.metadata().containsKey(key.label())) {
            throw new DomainException(
                    ErrorKind.CONFLICT, "the setting " + key.label() + " has a value already: change it with PUT");
        }
        change(by, project, key, Operation.CREATE, it -> it.set(Map.of(key, value), clock.instant()));
    }

    @Transactional
    public void set(Principal by, ProjectScope scope, MetadataKey key, String value) {
        change(by, locked(scope), key, Operation.UPDATE, it -> it.set(Map.of(key, value), clock.instant()));
    }

    /**
     * @throws MetadataNotFound where the setting has no value
     * @throws DomainException INVALID for {@code public}, which every project is or is not
     */
    @Transactional
    public void remove(Principal by, ProjectScope scope, MetadataKey key) {
        if (key == MetadataKey.PUBLIC) {
            throw new DomainException(ErrorKind.INVALID, "a project is public or not: change the setting with PUT");
        }
        Project project = locked(scope);
        if (!project.metadata().containsKey(key.label())) {
            throw new MetadataNotFound(key.label());
        }
        change(by, project, key, Operation.DELETE, it -> it.unset(key, clock.instant()));
    }

    private void change(Principal by, Project project, MetadataKey key, Operation operation, Consumer<Project> change) {
        Map<String, String> before = only(key, project.metadata().get(key.label()));
        change.accept(project);
        Map<String, String> after = only(key, project.metadata().get(key.label()));
        events.publishEvent(
                new Changed(by, Kind.PROJECT_METADATA, operation, project.name(), project.id(), before, after));
    }

    private static Map<String, String> only(MetadataKey key, @Nullable String value) {
        return value == null ? Map.of() : Map.of(key.label(), value);
    }

    private Project locked(ProjectScope scope) {
        return projects.findLocked(scope.id()).orElseThrow(() -> new ProjectNotFound(scope.name()));
    }
}
