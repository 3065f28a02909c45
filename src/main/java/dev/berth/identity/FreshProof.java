package dev.berth.identity;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/**
 * Asks somebody who adds a way to sign in for a password of theirs, here or at a directory, since a found session must not make a way in that
 * lasts (S04). Who has none, because an issuer alone vouches for them, does it by the session that the issuer's word has opened.
 */
@Component
public class FreshProof {

    private static final Set<Credential> FRESH = EnumSet.of(Credential.PASSWORD, Credential.DIRECTORY_PASSWORD);

    private final PersonLookup people;
    private final LinkLookup links;
    private final PasswordSignIn signIn;

    FreshProof(PersonLookup people, LinkLookup links, PasswordSignIn signIn) {
        this.people = people;
        this.links = links;
        this.signIn = signIn;
    }

    /**
     * @param password the current one, needed where the request was made without
     * @param address where the request comes from, for limits
     * @throws DomainException DENIED where it is missing or wrong
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where a directory is away
     */
    public void require(Principal.User by, @Nullable String password, String address) {
        Person person = people.find(by.id()).orElseThrow(() -> new UserNotFound(by.id()));
        if (FRESH.contains(by.credential()) || (by.credential() == Credential.SESSION && !hasPassword(person))) {
            return;
        }
        if (password == null || !isProved(person, password, address)) {
            throw new DomainException(ErrorKind.DENIED, "the current password is missing or wrong");
        }
    }

    private boolean isProved(Person person, String password, String address) {
        try {
            return signIn.requirePassword(person.username(), password, address)
                            .person()
                            .id()
                    == person.id();
        } catch (Unauthenticated wrong) {
            return false;
        }
    }

    private boolean hasPassword(Person person) {
        return person.passwordHash() != null
                || links.of(person.id()).stream().anyMatch(link -> link.kind().equals("ldap"));
    }
}
