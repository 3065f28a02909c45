package dev.berth.safety;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets time pass by making all that the database remembers older. */
record TimeTravel(DataSource database) {

    void pass(Duration time) {
        for (String column : List.of(
                "pending_object.created_at", "upload.touched_at", "upload.held_until", "tombstone.due", "blob.created_at")) {
            String[] name = column.split("\\.");
            JdbcClient.create(database)
                    .sql("update %1$s set %2$s = %2$s - make_interval(secs => ?)".formatted(name[0], name[1]))
                    .param(time.toSeconds())
                    .update();
        }
    }
}
