package dev.berth.identity;

import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.RetryLater;

/** Decides whether a user name and a password belong together. An unknown name and a wrong password look the same, in words and in time (S03). */
@Component
class PasswordSignIn {

    private final CredentialLookup credentials;
    private final PasswordHashes hashes;
    private final RememberedPasswords remembered;
    private final FailedSignIns failures;

    PasswordSignIn(
            CredentialLookup credentials,
            PasswordHashes hashes,
            RememberedPasswords remembered,
            FailedSignIns failures) {
        this.credentials = credentials;
        this.hashes = hashes;
        this.remembered = remembered;
        this.failures = failures;
    }

    /**
     * @throws Unauthenticated where they do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    Principal.User signIn(String username, String password, String address) {
        Optional<CredentialLookup.Stored> credential = credentials.find(username);
        boolean known = credential
                .filter(stored -> remembered.remembers(stored.principal().key(), password, stored.hash()))
                .isPresent();
        if (!known) {
            compare(username, password, address, credential);
        }
        return credential.map(CredentialLookup.Stored::principal).orElseThrow(PasswordSignIn::wrong);
    }

    private void compare(
            String username, String password, String address, Optional<CredentialLookup.Stored> credential) {
        failures.requirePatience(username, address);
        if (!hashes.matches(
                password, credential.map(CredentialLookup.Stored::hash).orElse(null))) {
            failures.count(username, address);
            throw wrong();
        }
        failures.succeeded(username, address);
        credential.ifPresent(stored -> remembered.remember(stored.principal().key(), password, stored.hash()));
    }

    private static Unauthenticated wrong() {
        return new Unauthenticated("wrong user name or password");
    }
}
