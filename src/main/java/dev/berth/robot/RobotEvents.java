package dev.berth.robot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;

/** Tells of changes to robots, in the transaction of the change. Secrets are not told, only that they have changed. */
@Component
class RobotEvents {

    private final ApplicationEventPublisher events;
    private final RobotNames names;

    RobotEvents(ApplicationEventPublisher events, RobotNames names) {
        this.events = events;
        this.names = names;
    }

    void created(Principal by, Robot robot) {
        publish(by, Operation.CREATE, robot, Map.of(), fields(robot));
    }

    /** @param before {@link #fields} of before the change */
    void updated(Principal by, Robot robot, Map<String, ?> before) {
        publish(by, Operation.UPDATE, robot, before, fields(robot));
    }

    void deleted(Principal by, Robot robot) {
        publish(by, Operation.DELETE, robot, fields(robot), Map.of());
    }

    static Map<String, Object> fields(Robot robot) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", robot.description());
        fields.put("disable", robot.disabled());
        fields.put("duration", robot.duration());
        fields.put("expires_at", robot.expiresAt());
        fields.put("permissions", permissions(robot));
        fields.put("secret_changed", robot.secretChangedAt().toString());
        Instant previousUntil = robot.previousSecretUntil();
        if (previousUntil != null) {
            fields.put("previous_secret_valid_until", previousUntil.toString());
        }
        return fields;
    }

    private static List<String> permissions(Robot robot) {
        return GivenRights.rows(robot.rights()).stream()
                .flatMap(row -> row.access().stream().map(access -> row.scope() + " " + access))
                .sorted()
                .toList();
    }

    private void publish(Principal by, Operation operation, Robot robot, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(
                new Changed(by, Kind.ROBOT, operation, names.written(robot.name()), robot.projectId(), before, after));
    }
}
