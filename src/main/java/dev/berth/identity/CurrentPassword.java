package dev.berth.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Asks somebody who has signed in for their password once more, before what a found session must not be enough for (S04). */
@Component
class CurrentPassword {

    private final PersonLookup people;
    private final PasswordSignIn signIn;

    CurrentPassword(PersonLookup people, PasswordSignIn signIn) {
        this.people = people;
        this.signIn = signIn;
    }

    /**
     * @param address where the request comes from, for limits
     * @throws UserNotFound where there is no such account
     * @throws DomainException DENIED where it is missing or wrong
     * @throws RetryLater TOO_MANY after repeated failures from this address
     */
    Person require(long userId, @Nullable String password, String address) {
        Person person = people.find(userId).orElseThrow(() -> new UserNotFound(userId));
        if (password == null || !signIn.isPassword(person, password, address)) {
            throw new DomainException(ErrorKind.DENIED, "the current password is missing or wrong");
        }
        return person;
    }
}
