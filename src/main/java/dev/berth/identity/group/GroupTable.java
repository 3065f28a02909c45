package dev.berth.identity.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.Paging;

/** Every statement on {@code identity_group}. */
@Component
class GroupTable {

    private static final String GROUPS = """
            select g.group_id, g.provider_id, p.kind, g.key, g.name
              from identity_group g
              join identity_provider p using (provider_id)
            """;

    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Group> find(long id) {
        return jdbc.sql(GROUPS + " where g.group_id = ?")
                .param(id)
                .query(GroupTable::group)
                .optional();
    }

    Optional<Group> find(long providerId, String key) {
        return jdbc.sql(GROUPS + " where g.provider_id = ? and g.key = ?")
                .params(providerId, key)
                .query(GroupTable::group)
                .optional();
    }

    /** The provider's groups of exactly this name. */
    List<Group> named(long providerId, String name) {
        return jdbc.sql(GROUPS + " where g.provider_id = :provider and lower(g.name) = lower(:name) and g.name = :name")
                .param("provider", providerId)
                .param("name", name)
                .query(GroupTable::group)
                .list();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Group> lock(long id) {
        return jdbc.sql(GROUPS + " where g.group_id = ? for update of g")
                .param(id)
                .query(GroupTable::group)
                .optional();
    }

    /** It stays until the transaction ends. */
    boolean hold(long id) {
        return jdbc.sql("select group_id from identity_group where group_id = ? for key share")
                .param(id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select group_id, name from identity_group where group_id = any(?)")
                    .param(ids.toArray(Long[]::new))
                    .query(row -> {
                        names.put(row.getLong("group_id"), row.getString("name"));
                    });
        }
        return names;
    }

    long count(GroupFilter filter) {
        return jdbc.sql("select count(*) from (" + GROUPS + filter.where() + ")")
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    List<Group> list(GroupFilter filter, Paging paging) {
        return jdbc.sql(GROUPS + filter.where() + " order by lower(g.name), g.group_id limit :limit offset :offset")
                .params(filter.parameters())
                .param("limit", paging.size())
                .param("offset", (paging.number() - 1L) * paging.size())
                .query(GroupTable::group)
                .list();
    }

    /** @return false where the provider's group is here */
    boolean insert(long providerId, ExternalGroup group, String name) {
        return jdbc.sql("""
                                insert into identity_group (provider_id, key, name, provider_name) values (?, ?, ?, ?)
                                on conflict (provider_id, key) do nothing
                                """).params(providerId, group.key(), name, group.name()).update() == 1;
    }

    void rename(long id, String name) {
        jdbc.sql("update identity_group set name = ?, updated_at = now() where group_id = ?")
                .params(name, id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from identity_group where group_id = ?").param(id).update();
    }

    /** Makes those that are missing and renames those that the provider renamed, in the order given; all others are neither written nor locked. */
    void store(long providerId, List<ExternalGroup> groups) {
        jdbc.sql("""
                        insert into identity_group as known (provider_id, key, name, provider_name)
                        select :provider, said.key, said.name, said.name
                          from unnest(:keys::text[], :names::text[]) with ordinality as said (key, name, place)
                         where not exists (select from identity_group g
                                            where g.provider_id = :provider and g.key = said.key and g.provider_name = said.name)
                         order by said.place
                            on conflict (provider_id, key) do update
                           set name = excluded.name, provider_name = excluded.name, updated_at = now()
                         where known.provider_name <> excluded.provider_name
                        """)
                .param("provider", providerId)
                .param("keys", groups.stream().map(ExternalGroup::key).toArray(String[]::new))
                .param("names", groups.stream().map(ExternalGroup::name).toArray(String[]::new))
                .update();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getLong("group_id"),
                row.getLong("provider_id"),
                ProviderKind.of(row.getString("kind")),
                row.getString("key"),
                row.getString("name"));
    }
}
