package dev.berth.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.SystemRole;

/** What a sign-in needs to know of an account. It is asked on nearly every request, so it reads beside JPA; it writes nothing. */
@Component
public class PersonLookup {

    private static final String PERSON = """
            select user_id, username, administrator, auditor, session_epoch, password, cli_secret
              from identity_user
             where deleted_at is null
            """;

    private final JdbcClient jdbc;

    PersonLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> find(String username) {
        return jdbc.sql(PERSON + " and lower(username) = lower(:username)")
                .param("username", username)
                .query(PersonLookup::person)
                .optional();
    }

    public Optional<Person> find(long id) {
        return jdbc.sql(PERSON + " and user_id = :id")
                .param("id", id)
                .query(PersonLookup::person)
                .optional();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("user_id"),
                row.getString("username"),
                role(row.getBoolean("administrator"), row.getBoolean("auditor")),
                row.getLong("session_epoch"),
                row.getString("password"),
                row.getString("cli_secret"));
    }

    private static SystemRole role(boolean administrator, boolean auditor) {
        if (administrator) {
            return SystemRole.ADMINISTRATOR;
        }
        return auditor ? SystemRole.AUDITOR : SystemRole.NONE;
    }
}
