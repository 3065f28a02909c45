package dev.berth.walk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.artifact.HiddenRepositories;
import dev.berth.testkit.BerthServer;

/** The contents of all tables that only a request that is allowed may change. */
record Snapshot(Map<String, String> tables) {

    /** They change by themselves, or when somebody is refused. */
    private static final Set<String> VOLATILE = Set.of(
            "job_schedule",
            "job_node",
            "flyway_schema_history",
            "audit_entry",
            "robot_use",
            "statistic_sample",
            "repository_pulls",
            "artifact_pull",
            "tag_pull");

    /** What deleted repositories left behind is worked off before, so that the job that does it has nothing to do. */
    static Snapshot of(BerthServer server) {
        server.bean(HiddenRepositories.class).workOff();
        JdbcClient database = JdbcClient.create(server.database().dataSource());
        Map<String, String> tables = new TreeMap<>();
        database.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").query((row, _) -> row.getString(1)).stream()
                .filter(name -> !VOLATILE.contains(name))
                .forEach(name -> tables.put(name, rows(database, name)));
        return new Snapshot(tables);
    }

    private static String rows(JdbcClient database, String table) {
        return database.sql("select coalesce(string_agg(%1$s, E'\\n' order by %1$s), '') from %2$s t"
                        .formatted(row(table), table))
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** That a session was used is written down once a minute, whatever the answer was. */
    private static String row(String table) {
        return table.equals("identity_session") ? "(t.session_id, t.principal_name)::text" : "t::text";
    }

    /** The tables that hold something else now. */
    List<String> differencesFrom(Snapshot before) {
        return tables.keySet().stream()
                .filter(name -> !Objects.equals(tables.get(name), before.tables.get(name)))
                .map(name -> name + " was " + before.tables.get(name) + "\nand is " + tables.get(name))
                .toList();
    }
}
