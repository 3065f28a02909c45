package dev.berth.identity;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SystemRole;

/** What a sign-in needs to know of an account. It is asked on every request with a password, so it reads beside JPA; it writes nothing. */
@Component
class CredentialLookup {

    private final JdbcClient jdbc;

    CredentialLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(String username) {
        return jdbc.sql("""
                        select user_id, username, administrator, password
                          from identity_user
                         where lower(username) = lower(:username) and deleted_at is null
                        """)
                .param("username", username)
                .query((row, number) -> new Stored(
                        row.getLong("user_id"),
                        row.getString("username"),
                        row.getBoolean("administrator") ? SystemRole.ADMINISTRATOR : SystemRole.NONE,
                        row.getString("password")))
                .optional();
    }

    record Stored(long userId, String username, SystemRole role, String hash) {

        Principal.User principal() {
            return new Principal.User(userId, username, role, Credential.PASSWORD);
        }

        /** Without the hash, which belongs into no log. */
        @Override
        public String toString() {
            return "Stored[" + userId + ", " + username + "]";
        }
    }
}
