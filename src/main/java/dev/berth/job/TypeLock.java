package dev.berth.job;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets those who start work of one type for one vendor come one after the other. */
@Component
class TypeLock {

    private final JdbcClient jdbc;

    TypeLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. */
    void take(JobType type, long vendorId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("job:" + type.name() + ":" + vendorId)
                .query((row, number) -> 0)
                .list();
    }
}
