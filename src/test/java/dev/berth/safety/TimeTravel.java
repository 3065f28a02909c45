package dev.berth.safety;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets time pass by making all that the database remembers older. */
record TimeTravel(DataSource database) {

    private record Column(String table, String name) {}

    private static final List<Column> TIMES = List.of(
            new Column("pending_object", "created_at"),
            new Column("upload", "touched_at"),
            new Column("upload", "held_until"),
            new Column("tombstone", "due"),
            new Column("repository_blob", "gc_after"),
            new Column("manifest", "gc_after"),
            new Column("manifest", "pushed_at"),
            new Column("tag", "pushed_at"),
            new Column("repository", "deleted_at"));

    void pass(Duration time) {
        for (Column column : TIMES) {
            JdbcClient.create(database)
                    .sql("update %1$s set %2$s = %2$s - make_interval(secs => ?)".formatted(column.table, column.name))
                    .param(time.toSeconds())
                    .update();
        }
    }
}
