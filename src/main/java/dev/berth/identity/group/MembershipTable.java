package dev.berth.identity.group;

import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ExternalGroup;

/** Every statement on {@code identity_group_member}; each one is the same for one group and for thousands. */
@Component
class MembershipTable {

    private final JdbcClient jdbc;

    MembershipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups of this provider that hold the person, called as the provider called them last. */
    Set<ExternalGroup> of(long userId, long providerId) {
        return jdbc.sql("""
                        select g.key, g.provider_name
                          from identity_group_member m
                          join identity_group g using (group_id)
                         where m.user_id = :user and g.provider_id = :provider
                        """)
                .param("user", userId)
                .param("provider", providerId)
                .query((row, number) -> new ExternalGroup(row.getString("key"), row.getString("provider_name")))
                .set();
    }

    /**
     * Until the transaction ends nobody else changes the person's groups, and the provider stays. It comes before the lock on any group, since
     * whoever deletes a provider locks it before its groups.
     */
    void lock(long userId, long providerId) {
        jdbc.sql("select provider_id from identity_provider where provider_id = ? for key share")
                .param(providerId)
                .query()
                .listOfRows();
        jdbc.sql("select user_id from identity_user where user_id = ? for no key update")
                .param(userId)
                .query()
                .listOfRows();
    }

    /** The same for all providers whose groups hold the person, but for the account, which the caller has locked. */
    void lockProviders(long userId) {
        jdbc.sql("""
                        select provider_id from identity_provider
                         where provider_id in (select g.provider_id
                                                 from identity_group_member m join identity_group g using (group_id)
                                                where m.user_id = ?)
                         order by provider_id for key share
                        """).param(userId).query().listOfRows();
    }

    void removeAll(long userId) {
        jdbc.sql("delete from identity_group_member where user_id = ?")
                .param(userId)
                .update();
    }

    /** Takes the person out of all groups of the provider but those with these keys. */
    void removeOthers(long userId, long providerId, List<String> keys) {
        jdbc.sql("""
                        delete from identity_group_member m
                         using identity_group g
                         where g.group_id = m.group_id and m.user_id = :user and g.provider_id = :provider
                           and not exists (select from unnest(:keys::text[]) as said (key) where said.key = g.key)
                        """)
                .param("user", userId)
                .param("provider", providerId)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** Puts the person into the provider's groups with these keys, where it is not in them; what it is in is not touched. */
    void add(long userId, long providerId, List<String> keys) {
        jdbc.sql("""
                        insert into identity_group_member (group_id, user_id)
                        select g.group_id, :user
                          from unnest(:keys::text[]) with ordinality as said (key, place)
                          join identity_group g on g.provider_id = :provider and g.key = said.key
                         where not exists (select from identity_group_member m
                                            where m.user_id = :user and m.group_id = g.group_id)
                         order by said.place
                        """)
                .param("user", userId)
                .param("provider", providerId)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }
}
