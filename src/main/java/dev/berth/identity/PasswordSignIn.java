package dev.berth.identity;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.RetryLater;

/**
 * Decides whether a user name and a secret belong together. An unknown name and a wrong secret look the same, in words and in time (S03): a
 * refusal costs one slow hash for each kind of secret that would do, whether the account has such a secret or not.
 */
@Component
public class PasswordSignIn {

    private static final List<Credential> BY_BASIC = List.of(Credential.PASSWORD, Credential.CLI_SECRET);
    private static final List<Credential> BY_HAND = List.of(Credential.PASSWORD);

    private final PersonLookup people;
    private final PasswordHashes hashes;
    private final RememberedPasswords remembered;
    private final FailedSignIns failures;

    PasswordSignIn(PersonLookup people, PasswordHashes hashes, RememberedPasswords remembered, FailedSignIns failures) {
        this.people = people;
        this.hashes = hashes;
        this.remembered = remembered;
        this.failures = failures;
    }

    /**
     * For a client that sends a name and a secret with its request: the password or the CLI secret.
     *
     * @throws Unauthenticated where they do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    Principal.User signIn(String username, String secret, String address) {
        return prove(people.find(username), username, secret, address, BY_BASIC)
                .map(proof -> proof.person().principal(proof.credential()))
                .orElseThrow(PasswordSignIn::wrong);
    }

    /**
     * For somebody at a keyboard: the password alone.
     *
     * @throws Unauthenticated where they do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    public Person requirePassword(String username, String password, String address) {
        return prove(people.find(username), username, password, address, BY_HAND)
                .map(Proof::person)
                .orElseThrow(PasswordSignIn::wrong);
    }

    /**
     * Whether somebody who has signed in knows the password as well.
     *
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    boolean isPassword(Person person, String password, String address) {
        return prove(Optional.of(person), person.username(), password, address, BY_HAND)
                .isPresent();
    }

    private Optional<Proof> prove(
            Optional<Person> person, String username, String secret, String address, List<Credential> accepted) {
        Optional<Proof> known = person.flatMap(found -> remembered(found, secret, accepted));
        return known.isPresent() ? known : compare(person, username, secret, address, accepted);
    }

    private Optional<Proof> compare(
            Optional<Person> person, String username, String secret, String address, List<Credential> accepted) {
        failures.requirePatience(username, address);
        for (Credential credential : accepted) {
            String hash = person.map(found -> found.hash(credential)).orElse(null);
            if (matches(secret, hash) && person.isPresent() && hash != null) {
                failures.succeeded(username, address);
                remembered.remember(person.get().key(), secret, hash);
                return Optional.of(new Proof(person.get(), credential));
            }
        }
        failures.count(username, address);
        return Optional.empty();
    }

    private boolean matches(String secret, @Nullable String hash) {
        if (hash != null && GeneratedSecret.isHash(hash)) {
            return GeneratedSecret.matches(secret, hash) || hashes.matches(secret, null);
        }
        return hashes.matches(secret, hash);
    }

    private Optional<Proof> remembered(Person person, String secret, List<Credential> accepted) {
        return accepted.stream()
                .filter(credential -> {
                    String hash = person.hash(credential);
                    return hash != null && remembered.remembers(person.key(), secret, hash);
                })
                .map(credential -> new Proof(person, credential))
                .findFirst();
    }

    private static Unauthenticated wrong() {
        return new Unauthenticated("wrong user name or password");
    }

    private record Proof(Person person, Credential credential) {}
}
