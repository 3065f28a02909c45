package dev.berth.project;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.access.Role;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.FirstAdministrator;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.quota.ProjectLimits;
import dev.berth.quota.StorageLimit;

/** Makes projects. Whoever makes one administers it; what a robot makes belongs to the first administrator. */
@Component
class ProjectCreator {

    private static final long LIBRARY = 1;
    private static final Permission CHANGE_LIMITS = Permission.to(Action.UPDATE, Resource.QUOTA);

    private final AccessPolicy policy;
    private final Projects projects;
    private final ProjectMembers members;
    private final ProjectLimits limits;
    private final FirstAdministrator administrator;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProjectCreator(
            AccessPolicy policy,
            Projects projects,
            ProjectMembers members,
            ProjectLimits limits,
            FirstAdministrator administrator,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policy = policy;
        this.projects = projects;
        this.members = members;
        this.limits = limits;
        this.administrator = administrator;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProjectNameTaken where there is one, be it made at the same moment
     * @throws DomainException INVALID where a field is missing, has a value that it cannot have, or asks for what is not offered yet
     */
    @Transactional
    public ProjectScope create(Principal creator, ProjectRequest creation) {
        if (creation.name() == null) {
            throw new DomainException(ErrorKind.INVALID, "the field project_name is missing");
        }
        ProjectName name = new ProjectName(creation.name());
        CveAllowlist.requireEmpty(creation.cveAllowlist());
        ProxyCache.requireNone(creation.registryId());
        StorageLimit limit = limit(creator, creation.storageLimit());
        Map<MetadataKey, String> settings = creation.settings();
        settings.putIfAbsent(MetadataKey.PUBLIC, "false");
        Instant now = clock.instant();
        Project project = store(new Project(name, owner(creator), settings, now), name);
        members.saveAndFlush(
                new ProjectMember(project.id(), MemberType.PERSON, project.ownerId(), Role.PROJECT_ADMIN, now));
        limits.open(project.id(), limit);
        events.publishEvent(new Changed(
                creator, Kind.PROJECT, Operation.CREATE, project.name(), project.id(), Map.of(), project.described()));
        return new ProjectScope(project.id(), project.name());
    }

    /** Makes the public project {@code library} where there was none at any time. */
    @Transactional
    public void createLibrary() {
        if (projects.insertLibrary(administrator.id()) > 0) {
            limits.open(LIBRARY, limits.standard());
        }
    }

    /** Portals send a limit for everybody; it counts only for those who may change it, and zero is none. */
    private StorageLimit limit(Principal creator, @Nullable Long bytes) {
        if (bytes == null || bytes == 0) {
            return limits.standard();
        }
        StorageLimit asked = new StorageLimit(bytes);
        return policy.allowsSystem(creator, CHANGE_LIMITS) ? asked : limits.standard();
    }

    private long owner(Principal creator) {
        return creator instanceof Principal.User user ? user.id() : administrator.id();
    }

    private Project store(Project project, ProjectName name) {
        try {
            return projects.saveAndFlush(project);
        } catch (DataIntegrityViolationException e) {
            throw new ProjectNameTaken(name);
        }
    }
}
