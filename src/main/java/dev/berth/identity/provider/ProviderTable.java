package dev.berth.identity.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on {@code identity_provider}. */
@Component
class ProviderTable {

    private static final String COLUMNS = """
            select provider_id, kind, name, enabled, main, settings::text as settings, secret, revision, created_at, updated_at
              from identity_provider
            """;

    private final JdbcClient jdbc;

    ProviderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, the primary one of each kind first, then by id. */
    List<ProviderRow> all() {
        return jdbc.sql(COLUMNS + " order by kind, main desc, provider_id")
                .query(ProviderTable::row)
                .list();
    }

    /** Those that people may sign in by, the primary one first, then by id. */
    List<ProviderRow> enabled(ProviderKind kind) {
        return jdbc.sql(COLUMNS + " where kind = :kind and enabled order by main desc, provider_id")
                .param("kind", kind.label())
                .query(ProviderTable::row)
                .list();
    }

    Optional<ProviderRow> find(long id) {
        return jdbc.sql(COLUMNS + " where provider_id = :id")
                .param("id", id)
                .query(ProviderTable::row)
                .optional();
    }

    Optional<ProviderRow> primary(ProviderKind kind) {
        return jdbc.sql(COLUMNS + " where kind = :kind and main")
                .param("kind", kind.label())
                .query(ProviderTable::row)
                .optional();
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
