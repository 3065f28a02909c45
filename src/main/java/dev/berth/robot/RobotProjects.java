package dev.berth.robot;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects that robots' rights are about, by name and by id. It reads beside the module that owns them, and writes nothing. */
@Component
class RobotProjects {

    private final JdbcClient jdbc;

    RobotProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without those that do not exist. */
    Map<String, Long> ids(Collection<String> names) {
        Map<String, Long> ids = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("select project_id, name from project where name in (:names) and deleted_at is null")
                    .param("names", names)
                    .query(row -> {
                        ids.put(row.getString("name"), row.getLong("project_id"));
                    });
        }
        return ids;
    }

    /** Without those that were deleted. */
    Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select project_id, name from project where project_id in (:ids) and deleted_at is null")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getLong("project_id"), row.getString("name"));
                    });
        }
        return names;
    }
}
