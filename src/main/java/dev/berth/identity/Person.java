package dev.berth.identity;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SystemRole;

/**
 * An account as a sign-in sees it.
 *
 * @param sessionEpoch a session that was opened under another number is over
 * @param role with what the administrators' groups of providers give
 * @param passwordHash the slow hash of the password; absent where the person signs in elsewhere
 * @param cliSecretHash absent where the person has no such secret
 */
public record Person(
        long id,
        String username,
        SystemRole role,
        long sessionEpoch,
        @Nullable String passwordHash,
        @Nullable String cliSecretHash) {

    /** The one place where somebody who has proved who they are, by whatever credential, becomes a principal. */
    public Principal.User principal(Credential credential) {
        return new Principal.User(id, username, role, credential);
    }

    /** The key of the principal, by whatever credential. */
    String key() {
        return principal(Credential.NONE).key();
    }

    /** What a secret of this kind has to match; absent where the person has none. */
    @Nullable
    String hash(Credential credential) {
        return switch (credential) {
            case PASSWORD -> passwordHash;
            case CLI_SECRET -> cliSecretHash;
            case NONE, SESSION, ROBOT_SECRET, ACCESS_TOKEN, DIRECTORY_PASSWORD, ISSUER, ID_TOKEN -> null;
        };
    }

    /** Without the hashes, which belong into no log. */
    @Override
    public String toString() {
        return "Person[" + id + ", " + username + "]";
    }
}
