package dev.berth.identity.group;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ExternalGroup;

/** Every statement on {@code identity_group}. */
@Component
class GroupTable {

    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes those that are missing and renames those that are called differently, in the order given; all others are neither written nor locked. */
    void store(long providerId, List<ExternalGroup> groups) {
        jdbc.sql("""
                        insert into identity_group as known (provider_id, key, name)
                        select :provider, said.key, said.name
                          from unnest(:keys::text[], :names::text[]) with ordinality as said (key, name, place)
                         where not exists (select from identity_group g
                                            where g.provider_id = :provider and g.key = said.key and g.name = said.name)
                         order by said.place
                            on conflict (provider_id, key) do update
                           set name = excluded.name, updated_at = now()
                         where known.name <> excluded.name
                        """)
                .param("provider", providerId)
                .param("keys", groups.stream().map(ExternalGroup::key).toArray(String[]::new))
                .param("names", groups.stream().map(ExternalGroup::name).toArray(String[]::new))
                .update();
    }
}
