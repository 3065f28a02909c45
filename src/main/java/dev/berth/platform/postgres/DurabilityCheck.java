package dev.berth.platform.postgres;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says loudly when the database may forget what it has acknowledged (content-safety: the promise holds with these on). */
@Component
class DurabilityCheck implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DurabilityCheck.class);

    private final JdbcClient database;

    DurabilityCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var off = settingsThatAreOff();
        if (!off.isEmpty()) {
            LOG.warn(
                    "PostgreSQL runs with {} off: content that Berth has acknowledged may be lost in a crash or power cut."
                            + " Turn it on.",
                    String.join(", ", off));
        }
    }

    List<String> settingsThatAreOff() {
        return database.sql("""
                select name from pg_settings
                where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
                order by name
                """).query((row, number) -> row.getString("name")).list();
    }
}
