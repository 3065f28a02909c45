package dev.berth.robot;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Permission;
import dev.berth.access.RobotRights;
import dev.berth.robot.RobotPermissionBody.Access;

/** Shows robots, with what stands about them in other tables: two statements for however many. */
@Component
class RobotReplies {

    private final RobotNames names;
    private final RobotProjects projects;
    private final RobotUseTable uses;
    private final Clock clock;

    RobotReplies(RobotNames names, RobotProjects projects, RobotUseTable uses, Clock clock) {
        this.names = names;
        this.projects = projects;
        this.uses = uses;
        this.clock = clock;
    }

    List<RobotReply> of(Collection<Robot> robots) {
        Set<Long> ids = robots.stream()
                .flatMap(robot -> robot.rights().projects().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
        Map<Long, String> projectNames = projects.names(ids);
        Map<Long, LastUse> lastUses = uses.find(robots.stream().map(Robot::id).toList());
        return robots.stream()
                .map(robot -> reply(robot, projectNames, lastUses.get(robot.id())))
                .toList();
    }

    private RobotReply reply(Robot robot, Map<Long, String> projectNames, @Nullable LastUse use) {
        Instant previousUntil = robot.previousSecretUntil();
        boolean two = previousUntil != null && clock.instant().isBefore(previousUntil);
        return new RobotReply(
                robot.id(),
                names.written(robot.name()),
                robot.description(),
                robot.level().label(),
                robot.duration(),
                true,
                robot.disabled(),
                robot.expiresAt(),
                permissions(robot.rights(), projectNames),
                robot.creator().type(),
                robot.creator().ref(),
                robot.createdAt(),
                robot.updatedAt(),
                use == null ? null : use.at(),
                two ? previousUntil : null,
                two && use != null ? since(robot.secretChangedAt(), use.previous()) : null);
    }

    /** A use from before that was of a secret that is no longer good at all. */
    private static @Nullable Instant since(Instant changed, @Nullable Instant used) {
        return used == null || used.isBefore(changed) ? null : used;
    }

    /** Without projects that were deleted. */
    private static List<RobotPermissionBody> permissions(RobotRights rights, Map<Long, String> projectNames) {
        List<RobotPermissionBody> permissions = new ArrayList<>();
        add(permissions, Level.SYSTEM, RobotPermissionBody.SYSTEM, rights.system());
        add(permissions, Level.PROJECT, RobotPermissionBody.EVERY_PROJECT, rights.everyProject());
        Map<String, Set<Permission>> byName = new TreeMap<>();
        rights.projects().forEach((id, given) -> {
            String name = projectNames.get(id);
            if (name != null) {
                byName.put(name, given);
            }
        });
        byName.forEach((name, given) -> add(permissions, Level.PROJECT, name, given));
        return permissions;
    }

    private static void add(
            List<RobotPermissionBody> permissions, Level level, String namespace, Set<Permission> given) {
        if (!given.isEmpty()) {
            List<@Nullable Access> access = given.stream()
                    .sorted(Comparator.comparing(Permission::toString))
                    .<@Nullable Access>map(one ->
                            new Access(one.resource().label(), one.action().label(), RobotPermissionBody.ALLOW))
                    .toList();
            permissions.add(new RobotPermissionBody(level.label(), namespace, access));
        }
    }
}
