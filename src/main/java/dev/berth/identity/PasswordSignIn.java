package dev.berth.identity;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.RetryLater;

/**
 * Decides who somebody is by a name and a secret: first by what the account with this name has here, then by the directories. An unknown name
 * and a wrong secret look the same, in words and in time (S03).
 */
@Component
public class PasswordSignIn {

    private static final List<Credential> BY_BASIC = List.of(Credential.PASSWORD, Credential.CLI_SECRET);
    private static final List<Credential> BY_HAND = List.of(Credential.PASSWORD);

    private final PersonLookup people;
    private final OwnSecrets own;
    private final DirectorySignIn directories;
    private final FailedSignIns failures;

    PasswordSignIn(PersonLookup people, OwnSecrets own, DirectorySignIn directories, FailedSignIns failures) {
        this.people = people;
        this.own = own;
        this.directories = directories;
        this.failures = failures;
    }

    /**
     * For a client that sends a name and a secret with its request: the password, the CLI secret, or the password at a directory.
     *
     * @throws Unauthenticated where they do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where a directory that might know them is away
     */
    Principal.User signIn(String username, String secret, String address) {
        return directories
                .remembered(username, secret)
                .orElseGet(() -> require(username, secret, address, BY_BASIC))
                .principal();
    }

    /**
     * For somebody at a keyboard: the password alone, here or at a directory, which is asked each time and says anew what the person is (S27).
     *
     * @throws Unauthenticated where they do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where a directory that might know them is away
     */
    public Proof requirePassword(String username, String password, String address) {
        return require(username, password, address, BY_HAND);
    }

    /**
     * Whether somebody who has signed in knows the password that they have here as well.
     *
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    boolean isPassword(Person person, String password, String address) {
        return own.remembered(person, password, BY_HAND).isPresent()
                || failures.slowed(
                                person.username(), address, () -> own.compare(Optional.of(person), password, BY_HAND))
                        .isPresent();
    }

    private Proof require(String username, String secret, String address, List<Credential> accepted) {
        Optional<Person> person = people.find(username);
        return person.flatMap(found -> own.remembered(found, secret, accepted))
                .or(() -> failures.slowed(
                        username,
                        address,
                        () -> own.compare(person, secret, accepted)
                                .or(() -> directories.prove(username, person, secret, address))))
                .orElseThrow(() -> new Unauthenticated("wrong user name or password"));
    }
}
