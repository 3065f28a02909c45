package dev.berth.identity;

import dev.berth.access.Credential;
import dev.berth.access.Principal;

/** That somebody is this person, and by what they proved it. */
public record Proof(Person person, Credential credential) {

    Principal.User principal() {
        return person.principal(credential);
    }
}
