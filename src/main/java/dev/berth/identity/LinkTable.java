package dev.berth.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.Provider;

/** Every statement that writes {@code identity_link}. Whoever changes an account's links has locked the account. */
@Component
class LinkTable {

    private static final String LINK = """
            select link_id, provider_id, subject, user_id, name, administrator, signed_in_at from identity_link
            """;

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Link> find(long providerId, String subject) {
        return jdbc.sql(LINK + " where provider_id = ? and subject = ?")
                .params(providerId, subject)
                .query(LinkTable::link)
                .optional();
    }

    /** The oldest first. */
    List<Link> of(long userId) {
        return jdbc.sql(LINK + " where user_id = ? order by link_id")
                .param(userId)
                .query(LinkTable::link)
                .list();
    }

    /**
     * @param provider whose settings said that the key is this one: with others it may be somebody else's (S31)
     * @param signedInAt absent where the person has not signed in by it yet
     * @return the id; absent where the provider has been changed or deleted meanwhile
     */
    Optional<Long> insert(
            long userId,
            Provider provider,
            String subject,
            String name,
            boolean administrator,
            @Nullable Instant signedInAt) {
        return jdbc.sql("""
                        insert into identity_link (user_id, provider_id, subject, name, administrator, signed_in_at)
                        select :user, p.provider_id, :subject, :name, :administrator, cast(:signedIn as timestamptz)
                          from identity_provider p
                         where p.provider_id = :provider and p.revision = :revision
                           for key share
                        returning link_id
                        """)
                .param("user", userId)
                .param("provider", provider.id())
                .param("revision", provider.revision())
                .param("subject", subject)
                .param("name", name)
                .param("administrator", administrator)
                .param("signedIn", signedInAt == null ? null : signedInAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    void signedIn(Link link, String name, boolean administrator, Instant now) {
        jdbc.sql("update identity_link set name = ?, administrator = ?, signed_in_at = ? where link_id = ?")
                .params(name, administrator, now.atOffset(ZoneOffset.UTC), link.id())
                .update();
    }

    void delete(long linkId) {
        jdbc.sql("delete from identity_link where link_id = ?").param(linkId).update();
    }

    void deleteAll(long userId) {
        jdbc.sql("delete from identity_link where user_id = ?").param(userId).update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        return new Link(
                row.getLong("link_id"),
                row.getLong("provider_id"),
                row.getString("subject"),
                row.getLong("user_id"),
                row.getString("name"),
                row.getBoolean("administrator"),
                signedIn == null ? null : signedIn.toInstant());
    }
}
