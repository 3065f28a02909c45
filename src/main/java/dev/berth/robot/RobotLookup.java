package dev.berth.robot;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RobotRights;

/** Finds robots that sign in. It is asked on every request with a robot's secret, so it reads all by one statement and beside JPA; it writes nothing. */
@Component
class RobotLookup {

    private final JdbcClient jdbc;

    RobotLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name without the prefix; a robot of a project that was deleted is not found */
    Optional<RobotCredentials> find(String name) {
        return jdbc.sql("""
                        select r.robot_id, r.name, r.disabled, r.expires_at, r.secret, r.previous_secret,
                               r.previous_secret_until, given.scope, given.access
                          from robot r
                          left join project p on p.project_id = r.project_id
                          left join robot_permission given on given.robot_id = r.robot_id
                         where r.name = :name and r.deleted_at is null
                           and (r.project_id is null or (p.project_id is not null and p.deleted_at is null))
                        """).param("name", name).query(RobotLookup::credentials);
    }

    /** Each row has the robot, and its rights in another place. */
    private static Optional<RobotCredentials> credentials(ResultSet row) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        RobotCredentials robot = robot(row);
        List<RobotPermission> permissions = new ArrayList<>();
        do {
            String scope = row.getString("scope");
            if (scope != null) {
                permissions.add(new RobotPermission(scope, texts(row.getArray("access"))));
            }
        } while (row.next());
        return Optional.of(robot.with(GivenRights.of(permissions)));
    }

    private static RobotCredentials robot(ResultSet row) throws SQLException {
        return new RobotCredentials(
                row.getLong("robot_id"),
                row.getString("name"),
                row.getBoolean("disabled"),
                row.getLong("expires_at"),
                row.getString("secret"),
                row.getString("previous_secret"),
                instant(row.getObject("previous_secret_until", OffsetDateTime.class)),
                RobotRights.NONE);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
