package dev.berth.project;

import java.time.Clock;
import java.util.Optional;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import dev.berth.access.Role;
import dev.berth.identity.Accounts;
import dev.berth.identity.Accounts.Account;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.project.MemberCreation.Person;

/** Gives people roles in projects. */
@Component
class MemberAdder {

    private final ProjectMembers members;
    private final Accounts accounts;
    private final Clock clock;

    MemberAdder(ProjectMembers members, Accounts accounts, Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @throws AlreadyMember where the person has a role there
     * @throws DomainException INVALID where the role is missing or unknown, NOT_FOUND where there is no such person
     */
    ProjectMember add(Project project, MemberCreation creation) {
        if (creation.roleId() == null || creation.user() == null) {
            throw new DomainException(ErrorKind.INVALID, "a member needs role_id and member_user");
        }
        Role role = Role.of(creation.roleId());
        Account account = find(creation.user())
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no such user"));
        try {
            return members.saveAndFlush(new ProjectMember(project.id(), account.id(), role, clock.instant()));
        } catch (DataIntegrityViolationException e) {
            throw new AlreadyMember(account.username(), project.name());
        }
    }

    private Optional<Account> find(Person person) {
        if (person.userId() != null && person.userId() > 0) {
            return accounts.find(person.userId());
        }
        return person.username() == null ? Optional.empty() : accounts.find(person.username());
    }
}
