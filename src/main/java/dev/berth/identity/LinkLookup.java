package dev.berth.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What replies show of links, with the providers that they lead to; it writes nothing. */
@Component
class LinkLookup {

    private final JdbcClient jdbc;

    LinkLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<LinkReply> of(long userId) {
        return jdbc.sql("""
                        select l.link_id, l.provider_id, p.name as provider, p.kind, l.subject, l.name, l.administrator,
                               l.created_at, l.signed_in_at
                          from identity_link l join identity_provider p on p.provider_id = l.provider_id
                         where l.user_id = ? order by l.link_id
                        """).param(userId).query(LinkLookup::reply).list();
    }

    /** Who of these is an administrator by what a provider says. */
    Set<Long> administrators(Collection<Long> userIds) {
        return jdbc.sql("""
                        select l.user_id
                          from identity_link l join identity_provider p on p.provider_id = l.provider_id
                         where l.user_id = any (:users) and l.administrator and p.enabled
                        """)
                .param("users", userIds.toArray(Long[]::new))
                .query((row, number) -> row.getLong("user_id"))
                .set();
    }

    /** The oldest link with an issuer, as Harbor shows the only one that it knows. */
    Optional<OidcUserMeta> issuer(long userId) {
        return jdbc.sql("""
                        select l.link_id, l.user_id, l.subject || (p.settings ->> 'endpoint') as subiss, l.created_at,
                               coalesce(l.signed_in_at, l.created_at) as updated_at
                          from identity_link l join identity_provider p on p.provider_id = l.provider_id
                         where l.user_id = ? and p.kind = 'oidc' order by l.link_id limit 1
                        """)
                .param(userId)
                .query((row, number) -> new OidcUserMeta(
                        row.getLong("link_id"),
                        row.getLong("user_id"),
                        row.getString("subiss"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()))
                .optional();
    }

    private static LinkReply reply(ResultSet row, int number) throws SQLException {
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        return new LinkReply(
                row.getLong("link_id"),
                row.getLong("provider_id"),
                row.getString("provider"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getTimestamp("created_at").toInstant(),
                signedIn == null ? null : signedIn.toInstant());
    }
}
