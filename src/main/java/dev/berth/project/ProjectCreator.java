package dev.berth.project;

import java.time.Clock;
import java.time.Instant;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.access.Role;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Makes projects. Whoever makes one administers it. */
@Component
class ProjectCreator {

    private final Projects projects;
    private final ProjectMembers members;
    private final Clock clock;

    ProjectCreator(Projects projects, ProjectMembers members, Clock clock) {
        this.projects = projects;
        this.members = members;
        this.clock = clock;
    }

    /** @throws ProjectNameTaken where there is one, be it made at the same moment */
    @Transactional
    public Project create(Principal.User creator, ProjectCreation creation) {
        if (creation.name() == null) {
            throw new DomainException(ErrorKind.INVALID, "the field project_name is missing");
        }
        ProjectName name = new ProjectName(creation.name());
        Instant now = clock.instant();
        Project project = store(new Project(name, creator.id(), creation.isPublic(), now), name);
        members.saveAndFlush(new ProjectMember(project.id(), creator.id(), Role.PROJECT_ADMIN, now));
        return project;
    }

    private Project store(Project project, ProjectName name) {
        try {
            return projects.saveAndFlush(project);
        } catch (DataIntegrityViolationException e) {
            throw new ProjectNameTaken(name);
        }
    }
}
