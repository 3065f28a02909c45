package dev.berth.project;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.Role;
import dev.berth.identity.Accounts;
import dev.berth.identity.Accounts.Account;
import dev.berth.identity.group.Group;
import dev.berth.identity.group.Groups;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.project.MemberCreation.Person;

/** Tells whom a request means. A directory may be asked for a group, so no transaction is open. */
@Component
class MemberFinder {

    private final Accounts accounts;
    private final Groups groups;

    MemberFinder(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /** @throws DomainException INVALID where the role is missing or unknown, or not one person or group is named, NOT_FOUND where there is none */
    NewMember require(Principal by, MemberCreation creation) {
        Role role = role(creation.roleId());
        Optional<Person> person = creation.namedPerson();
        Optional<MemberCreation.Group> group = creation.namedGroup();
        if (person.isPresent() == group.isPresent()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "a member needs role_id and either a person in member_user or a group in member_group");
        }
        return person.map(named -> person(named, role)).orElseGet(() -> group(by, group.orElseThrow(), role));
    }

    /** @throws DomainException INVALID where it is missing or unknown */
    static Role role(@Nullable Integer id) {
        if (id == null) {
            throw new DomainException(ErrorKind.INVALID, "a member needs a role: the field role_id is missing");
        }
        return Role.of(id);
    }

    private NewMember person(Person named, Role role) {
        Account account =
                find(named).orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no such user"));
        return new NewMember(MemberType.PERSON, account.id(), account.username(), role);
    }

    private Optional<Account> find(Person named) {
        if (named.userId() != null && named.userId() > 0) {
            return accounts.find(named.userId());
        }
        return named.username() == null ? Optional.empty() : accounts.find(named.username());
    }

    private NewMember group(Principal by, MemberCreation.Group named, Role role) {
        Group group = named.id() != null && named.id() > 0
                ? groups.require(named.id())
                : groups.requireOrMake(by, named.wanted());
        return new NewMember(MemberType.GROUP, group.id(), group.name(), role);
    }
}
