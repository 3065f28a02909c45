package dev.berth.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.identity.group.GroupMemberships;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.Provider;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Keeps accounts as providers say they are. All of it happens in the caller's transaction, and in one order, so that nobody waits for one
 * another in a circle: the account is locked first, then come its groups, then its link.
 */
@Component
class LinkedAccounts {

    private final Users users;
    private final LinkTable links;
    private final PersonLookup people;
    private final GroupMemberships memberships;
    private final UserChanges changes;
    private final Clock clock;

    LinkedAccounts(
            Users users,
            LinkTable links,
            PersonLookup people,
            GroupMemberships memberships,
            UserChanges changes,
            Clock clock) {
        this.users = users;
        this.links = links;
        this.people = people;
        this.memberships = memberships;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Brings the linked account up to date; absent where none is linked. What is as it was is not written.
     *
     * @throws AccountDisabled where it is disabled
     */
    Optional<Person> refresh(Provider provider, ExternalAccount account, Credential credential) {
        return links.find(provider.id(), account.subject())
                .flatMap(found -> users.lock(found.userId()))
                .flatMap(user -> links.find(provider.id(), account.subject())
                        .filter(link -> link.userId() == user.id())
                        .map(link -> refresh(user, link, account, credential)));
    }

    /** Makes an account that is linked with the one at the provider. */
    Person admit(Provider provider, ExternalAccount account, Username username, Credential credential) {
        User user = make(account, username);
        insert(user, provider, account, clock.instant());
        Person person = person(user);
        changes.created(person.principal(credential), user);
        return person;
    }

    /**
     * The same for somebody who has not signed in yet, unless there is such an account.
     *
     * @throws UsernameTaken where somebody else has the name
     */
    void bring(Principal by, Provider provider, ExternalAccount account, Username username) {
        if (links.find(provider.id(), account.subject()).isEmpty()) {
            requireFree(username);
            User user = make(account, username);
            insert(user, provider, account, null);
            changes.created(by, user);
        }
    }

    /**
     * Links an account with one at the provider, as which its owner has just proved themselves.
     *
     * @return the link's id
     * @throws DomainException CONFLICT where either is linked with another already
     */
    long attach(Principal by, long userId, Provider provider, ExternalAccount account) {
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        requireEnabled(user);
        requireUnlinked(user, provider, account.subject());
        long id = insert(user, provider, account, clock.instant());
        changes.linked(by, user, provider, account.subject());
        return id;
    }

    /**
     * Links an account with one at the provider that nobody has proved yet: whoever proves it is let in.
     *
     * @return the link's id
     * @throws DomainException CONFLICT where either is linked with another already
     */
    long attach(Principal by, long userId, Provider provider, String subject, String name) {
        User user = users.lock(userId).orElseThrow(() -> new UserNotFound(userId));
        requireUnlinked(user, provider, subject);
        long id = links.insert(userId, provider, subject, ExternalText.shortened(name), false, null)
                .orElseThrow(() -> changedMeanwhile(provider));
        changes.linked(by, user, provider, subject);
        return id;
    }

    /** @throws UsernameTaken where somebody has the name */
    void requireFree(Username username) {
        if (users.hasUsername(username.value())) {
            throw new UsernameTaken(username);
        }
    }

    private void requireUnlinked(User user, Provider provider, String subject) {
        if (links.find(provider.id(), subject).isPresent()) {
            throw new DomainException(
                    ErrorKind.CONFLICT,
                    "this account at " + provider.name() + " is linked with an account here already");
        }
        if (links.of(user.id()).stream().anyMatch(link -> link.providerId() == provider.id())) {
            throw new DomainException(
                    ErrorKind.CONFLICT,
                    user.username() + " is linked with another account at " + provider.name()
                            + ": take that link away first");
        }
    }

    private Person refresh(User user, Link link, ExternalAccount account, Credential credential) {
        requireEnabled(user);
        memberships.replace(user.id(), link.providerId(), account.groups());
        if (link.isOutdated(account, clock.instant())) {
            links.signedIn(link, ExternalText.name(account), account.administrator(), clock.instant());
        }
        Person person = person(user);
        if (link.administrator() != account.administrator()) {
            changes.administratorByProvider(person.principal(credential), user, account.administrator());
        }
        followEmail(person.principal(credential), user, link, account);
        return person;
    }

    private User make(ExternalAccount account, Username username) {
        User user = new User(username, null, clock.instant());
        user.describe(ExternalText.description(account, freeEmail(account)), clock.instant());
        return users.saveAndFlush(user);
    }

    private long insert(User user, Provider provider, ExternalAccount account, @Nullable Instant signedInAt) {
        long id = links.insert(
                        user.id(),
                        provider,
                        account.subject(),
                        ExternalText.name(account),
                        account.administrator(),
                        signedInAt)
                .orElseThrow(() -> changedMeanwhile(provider));
        memberships.replace(user.id(), provider.id(), account.groups());
        return id;
    }

    /** Whoever has no password here has the address that the provider gives, of several the one that they came by first. */
    private void followEmail(Principal by, User user, Link link, ExternalAccount account) {
        String email = ExternalText.email(account);
        if (user.hasPassword() || email == null || email.equalsIgnoreCase(user.email()) || !isOldest(link)) {
            return;
        }
        if (!users.hasEmail(email)) {
            Map<String, ?> before = UserChanges.fields(user);
            user.describe(new UserDescription(email, user.realname(), user.comment()), clock.instant());
            changes.updated(by, users.saveAndFlush(user), before);
        }
    }

    private boolean isOldest(Link link) {
        List<Link> all = links.of(link.userId());
        return all.getFirst().id() == link.id();
    }

    private @Nullable String freeEmail(ExternalAccount account) {
        String email = ExternalText.email(account);
        return email == null || users.hasEmail(email) ? null : email;
    }

    private static DomainException changedMeanwhile(Provider provider) {
        return new DomainException(ErrorKind.CONFLICT, provider.name() + " has been changed meanwhile: try again");
    }

    private static void requireEnabled(User user) {
        if (user.disabled()) {
            throw new AccountDisabled();
        }
    }

    private Person person(User user) {
        return people.find(user.id()).orElseThrow(() -> new UserNotFound(user.id()));
    }
}
