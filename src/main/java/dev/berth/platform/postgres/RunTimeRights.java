package dev.berth.platform.postgres;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.postgres.DatabaseConfiguration.DatabaseRoles;

/**
 * Lets the role that serves requests read and write rows, after the owner has made the tables. Where a trigger keeps a table append-only,
 * the role cannot even try otherwise (S49). A single role that does both is its own owner, and only the trigger stands between.
 */
@Component
class RunTimeRights implements FlywayMigrationStrategy {

    private final DatabaseRoles roles;

    RunTimeRights(DatabaseRoles roles) {
        this.roles = roles;
    }

    @Override
    public void migrate(Flyway flyway) {
        flyway.migrate();
        if (!roles.owner().getUsername().equals(roles.runTime().getUsername())) {
            grant(JdbcClient.create(flyway.getConfiguration().getDataSource()));
        }
    }

    private void grant(JdbcClient database) {
        String role = "\"" + roles.runTime().getUsername().replace("\"", "\"\"") + "\"";
        List.of(
                        "grant usage on schema public to ",
                        "grant select, insert, update, delete on all tables in schema public to ",
                        "grant usage, select on all sequences in schema public to ")
                .forEach(right -> database.sql(right + role).update());
        database.sql("revoke insert, update, delete on flyway_schema_history from " + role)
                .update();
        database.sql("""
                        select tgrelid::regclass::text from pg_trigger
                         where not tgisinternal and tgname like '%\\_is\\_append\\_only'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> database.sql("revoke update, delete on " + table + " from " + role)
                        .update());
    }
}
