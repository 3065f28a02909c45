package dev.berth.robot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on {@code robot_use}. */
@Component
class RobotUseTable {

    private final JdbcClient jdbc;

    RobotUseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their ids, so that two nodes that write at the same time do not wait for one another in a circle. */
    void write(Map<Long, LastUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, LastUse>> sorted =
                uses.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        jdbc.sql("""
                        insert into robot_use (robot_id, used_at, previous_used_at)
                        select * from unnest(:ids::bigint[], :used::timestamptz[], :previous::timestamptz[])
                            on conflict (robot_id) do update
                           set used_at = greatest(robot_use.used_at, excluded.used_at),
                               previous_used_at = greatest(robot_use.previous_used_at, excluded.previous_used_at)
                        """)
                .param("ids", sorted.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("used", texts(sorted, LastUse::at))
                .param("previous", texts(sorted, LastUse::previous))
                .update();
    }

    /** Without those that have never signed in. */
    Map<Long, LastUse> find(Collection<Long> robotIds) {
        Map<Long, LastUse> uses = new HashMap<>();
        if (!robotIds.isEmpty()) {
            jdbc.sql("select robot_id, used_at, previous_used_at from robot_use where robot_id in (:ids)")
                    .param("ids", robotIds)
                    .query(row -> {
                        uses.put(row.getLong("robot_id"), use(row));
                    });
        }
        return uses;
    }

    private static LastUse use(ResultSet row) throws SQLException {
        return new LastUse(
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("previous_used_at", OffsetDateTime.class)));
    }

    private static @Nullable String[] texts(
            List<Map.Entry<Long, LastUse>> uses, Function<LastUse, @Nullable Instant> time) {
        return uses.stream()
                .map(use -> time.apply(use.getValue()))
                .map(instant -> instant == null ? null : instant.toString())
                .toArray(String[]::new);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
