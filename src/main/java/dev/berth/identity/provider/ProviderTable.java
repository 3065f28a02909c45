package dev.berth.identity.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on {@code identity_provider}. */
@Component
public class ProviderTable {

    private static final String COLUMNS = """
            select provider_id, kind, name, enabled, main, settings::text as settings, secret, revision, created_at, updated_at
              from identity_provider
            """;

    private final JdbcClient jdbc;

    ProviderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, the primary one of each kind first, then by id. */
    public List<ProviderRow> all() {
        return jdbc.sql(COLUMNS + " order by kind, main desc, provider_id")
                .query(ProviderTable::row)
                .list();
    }

    /** Those that people may sign in by, the primary one first, then by id. */
    public List<ProviderRow> enabled(ProviderKind kind) {
        return jdbc.sql(COLUMNS + " where kind = :kind and enabled order by main desc, provider_id")
                .param("kind", kind.label())
                .query(ProviderTable::row)
                .list();
    }

    /** What strangers may know of those that people may sign in by, in the same order. */
    List<SignInProvider> enabledNames() {
        return jdbc.sql("""
                        select provider_id, name, kind, main from identity_provider
                         where enabled order by kind, main desc, provider_id
                        """)
                .query((row, number) -> new SignInProvider(
                        row.getLong("provider_id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getBoolean("main")))
                .list();
    }

    public Optional<ProviderRow> find(long id) {
        return jdbc.sql(COLUMNS + " where provider_id = :id")
                .param("id", id)
                .query(ProviderTable::row)
                .optional();
    }

    public Optional<ProviderRow> primary(ProviderKind kind) {
        return jdbc.sql(COLUMNS + " where kind = :kind and main")
                .param("kind", kind.label())
                .query(ProviderTable::row)
                .optional();
    }

    /**
     * What is saved of a provider.
     *
     * @param settings without the secret, as JSON
     * @param secret sealed
     */
    public record Values(
            ProviderKind kind,
            String name,
            boolean enabled,
            boolean primary,
            String settings,
            @Nullable String secret) {}

    /** Keeps out other changes until the transaction ends; who only reads, or is linked with a provider, is not kept out. */
    public void lock() {
        jdbc.sql("lock table identity_provider in share row exclusive mode").update();
    }

    /** Until the transaction ends nobody is linked with it. */
    public Optional<ProviderRow> findLocked(long id) {
        return jdbc.sql(COLUMNS + " where provider_id = :id for update")
                .param("id", id)
                .query(ProviderTable::row)
                .optional();
    }

    /** Whether another one than the owner has the name. */
    public boolean isTaken(String name, long owner) {
        return jdbc.sql(
                        "select exists (select from identity_provider where lower(name) = lower(:name) and provider_id <> :owner)")
                .param("name", name)
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    /** @return the new provider's id */
    public long insert(Values values) {
        return statement("""
                insert into identity_provider (kind, name, enabled, main, settings, secret)
                values (:kind, :name, :enabled, :main, cast(:settings as jsonb), :secret) returning provider_id
                """, values).query(Long.class).single();
    }

    /** Everything but the kind, which it keeps. */
    public void update(long id, Values values) {
        statement("""
                update identity_provider
                   set name = :name, enabled = :enabled, main = :main, settings = cast(:settings as jsonb), secret = :secret,
                       revision = revision + 1, updated_at = now()
                 where provider_id = :id and kind = :kind
                """, values).param("id", id).update();
    }

    /** Lets no other one of the kind be primary. */
    public void demoteOthers(ProviderKind kind, long except) {
        jdbc.sql("""
                update identity_provider set main = false, revision = revision + 1, updated_at = now()
                 where kind = :kind and main and provider_id <> :except
                """).param("kind", kind.label()).param("except", except).update();
    }

    /** Makes the oldest one of the kind primary, rather one that is enabled. */
    public void promoteNext(ProviderKind kind) {
        jdbc.sql("""
                update identity_provider set main = true, revision = revision + 1, updated_at = now() where provider_id = (
                    select provider_id from identity_provider where kind = :kind order by enabled desc, provider_id limit 1)
                """).param("kind", kind.label()).update();
    }

    /** With its links and groups, by the database's own rules. */
    public void delete(long id) {
        jdbc.sql("delete from identity_provider where provider_id = :id")
                .param("id", id)
                .update();
    }

    /** How many accounts are linked with it. */
    public long countLinks(long id) {
        return count("select count(*) from identity_link where provider_id = :id", id);
    }

    public long countGroups(long id) {
        return count("select count(*) from identity_group where provider_id = :id", id);
    }

    private long count(String query, long id) {
        return jdbc.sql(query).param("id", id).query(Long.class).single();
    }

    private JdbcClient.StatementSpec statement(String sql, Values values) {
        return jdbc.sql(sql)
                .param("kind", values.kind().label())
                .param("name", values.name())
                .param("enabled", values.enabled())
                .param("main", values.primary())
                .param("settings", values.settings())
                .param("secret", values.secret());
    }

    private static ProviderRow row(ResultSet row, int number) throws SQLException {
        return new ProviderRow(
                row.getLong("provider_id"),
                ProviderKind.of(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getBoolean("main"),
                row.getString("settings"),
                row.getString("secret"),
                row.getLong("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
