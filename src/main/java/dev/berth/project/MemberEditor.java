package dev.berth.project;

import java.time.Clock;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.access.ProjectScope;
import dev.berth.access.Role;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.group.Groups;
import dev.berth.platform.DomainException;

/**
 * Gives people and groups roles in projects and takes them away. The last one who administers a project may go as well: those who administer the system
 * still can.
 */
@Component
class MemberEditor {

    private final ProjectMembers members;
    private final MemberNames names;
    private final Groups groups;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberEditor(
            ProjectMembers members, MemberNames names, Groups groups, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.names = names;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the member's id
     * @throws AlreadyMember where the person or the group has a role there
     * @throws DomainException NOT_FOUND where the group has just gone
     */
    @Transactional
    public long add(Principal by, ProjectScope project, NewMember wanted) {
        if (wanted.type() == MemberType.GROUP) {
            groups.hold(wanted.entityId());
        }
        ProjectMember member = store(project, wanted);
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.CREATE, wanted.name(), project.id(), Map.of(), member.described()));
        return member.id();
    }

    /**
     * @throws MemberNotFound where this project has no such member
     * @throws DomainException INVALID where the role is missing or unknown
     */
    @Transactional
    public void change(Principal by, ProjectScope project, long memberId, RoleRequest request) {
        Role role = MemberFinder.role(request.roleId());
        ProjectMember member = locked(project, memberId);
        Map<String, Object> before = member.described();
        member.change(role, clock.instant());
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.UPDATE, names.of(member), project.id(), before, member.described()));
    }

    /** @throws MemberNotFound where this project has no such member */
    @Transactional
    public void remove(Principal by, ProjectScope project, long memberId) {
        ProjectMember member = locked(project, memberId);
        members.delete(member);
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.DELETE, names.of(member), project.id(), member.described(), Map.of()));
    }

    private ProjectMember store(ProjectScope project, NewMember wanted) {
        try {
            return members.saveAndFlush(
                    new ProjectMember(project.id(), wanted.type(), wanted.entityId(), wanted.role(), clock.instant()));
        } catch (DataIntegrityViolationException e) {
            throw new AlreadyMember(wanted.name(), project.name());
        }
    }

    private ProjectMember locked(ProjectScope project, long memberId) {
        return members.findLocked(memberId, project.id()).orElseThrow(() -> new MemberNotFound(memberId));
    }
}
