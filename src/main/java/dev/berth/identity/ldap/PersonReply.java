package dev.berth.identity.ldap;

import org.jspecify.annotations.Nullable;

/** Somebody in a directory, who may have an account here or not (Harbor's {@code LdapUser}). */
record PersonReply(
        String username,
        @Nullable String realname,
        @Nullable String email) {

    static PersonReply of(PersonEntry person) {
        return new PersonReply(person.name(), person.realname(), person.email());
    }
}
