package dev.berth.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.SystemRole;

/**
 * What a sign-in needs to know of an account; one that is disabled or deleted is nobody's. It is asked on nearly every request, so it reads
 * beside JPA; it writes nothing.
 */
@Component
public class PersonLookup {

    private static final String PERSON = """
            select u.user_id, u.username, u.auditor, u.session_epoch, u.password, u.cli_secret,
                   u.administrator or exists (select from identity_link l
                                                join identity_provider p on p.provider_id = l.provider_id
                                               where l.user_id = u.user_id and l.administrator and p.enabled)
                       as administrator
              from identity_user u
             where u.deleted_at is null and not u.disabled
            """;

    private final JdbcClient jdbc;

    PersonLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> find(String username) {
        return jdbc.sql(PERSON + " and lower(u.username) = lower(:username)")
                .param("username", username)
                .query(PersonLookup::person)
                .optional();
    }

    public Optional<Person> find(long id) {
        return jdbc.sql(PERSON + " and u.user_id = :id")
                .param("id", id)
                .query(PersonLookup::person)
                .optional();
    }

    /** Absent as well where the provider is disabled, or has been changed since it had this revision. */
    Optional<Person> findLinked(long providerId, long revision, String subject) {
        return jdbc.sql(PERSON + """
                        and u.user_id = (select l.user_id from identity_link l
                                           join identity_provider p on p.provider_id = l.provider_id
                                          where l.provider_id = :provider and l.subject = :subject
                                            and p.enabled and p.revision = :revision)
                        """)
                .param("provider", providerId)
                .param("revision", revision)
                .param("subject", subject)
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
