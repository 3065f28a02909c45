package dev.berth.project;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
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
import dev.berth.identity.Accounts;
import dev.berth.identity.Accounts.Account;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.project.MemberCreation.Group;
import dev.berth.project.MemberCreation.Person;

/**
 * Gives people roles in projects and takes them away. The last one who administers a project may go as well: those who administer the system
 * still can.
 */
@Component
class MemberEditor {

    private final ProjectMembers members;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberEditor(ProjectMembers members, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the member's id
     * @throws AlreadyMember where the person has a role there
     * @throws DomainException INVALID where the role is missing or unknown or a group is named, NOT_FOUND where there is no such person
     */
    @Transactional
    public long add(Principal by, ProjectScope project, MemberCreation creation) {
        requireNoGroup(creation.group());
        if (creation.user() == null) {
            throw new DomainException(ErrorKind.INVALID, "a member needs role_id and member_user");
        }
        Role role = role(creation.roleId());
        Account account = find(creation.user())
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no such user"));
        ProjectMember member =
                store(new ProjectMember(project.id(), account.id(), role, clock.instant()), account, project);
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.CREATE, account.username(), project.id(), Map.of(), member.described()));
        return member.id();
    }

    /**
     * @throws MemberNotFound where this project has no such member
     * @throws DomainException INVALID where the role is missing or unknown
     */
    @Transactional
    public void change(Principal by, ProjectScope project, long memberId, RoleRequest request) {
        Role role = role(request.roleId());
        ProjectMember member = locked(project, memberId);
        Map<String, Object> before = member.described();
        member.change(role, clock.instant());
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.UPDATE, username(member), project.id(), before, member.described()));
    }

    /** @throws MemberNotFound where this project has no such member */
    @Transactional
    public void remove(Principal by, ProjectScope project, long memberId) {
        ProjectMember member = locked(project, memberId);
        members.delete(member);
        events.publishEvent(new Changed(
                by, Kind.MEMBER, Operation.DELETE, username(member), project.id(), member.described(), Map.of()));
    }

    private static void requireNoGroup(@Nullable Group group) {
        if (group != null && group.isSomebody()) {
            throw new DomainException(
                    ErrorKind.INVALID, "groups cannot be members yet: expected a person in member_user");
        }
    }

    private static Role role(@Nullable Integer id) {
        if (id == null) {
            throw new DomainException(ErrorKind.INVALID, "a member needs a role: the field role_id is missing");
        }
        return Role.of(id);
    }

    private Optional<Account> find(Person person) {
        if (person.userId() != null && person.userId() > 0) {
            return accounts.find(person.userId());
        }
        return person.username() == null ? Optional.empty() : accounts.find(person.username());
    }

    private ProjectMember store(ProjectMember member, Account account, ProjectScope project) {
        try {
            return members.saveAndFlush(member);
        } catch (DataIntegrityViolationException e) {
            throw new AlreadyMember(account.username(), project.name());
        }
    }

    private ProjectMember locked(ProjectScope project, long memberId) {
        return members.findLocked(memberId, project.id()).orElseThrow(() -> new MemberNotFound(memberId));
    }

    private String username(ProjectMember member) {
        return accounts.names(List.of(member.userId())).getOrDefault(member.userId(), "");
    }
}
