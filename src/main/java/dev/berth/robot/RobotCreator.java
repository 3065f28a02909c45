package dev.berth.robot;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.access.ProjectScope;
import dev.berth.access.RobotRights;
import dev.berth.platform.DomainException;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Makes robots. Their rights are within those of whoever makes them. */
@Component
class RobotCreator {

    private final RobotAuthority authority;
    private final RobotSecrets secrets;
    private final RobotNames names;
    private final Robots robots;
    private final RobotEvents events;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RobotCreator(
            RobotAuthority authority,
            RobotSecrets secrets,
            RobotNames names,
            Robots robots,
            RobotEvents events,
            Settings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.authority = authority;
        this.secrets = secrets;
        this.names = names;
        this.robots = robots;
        this.events = events;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @throws DomainException INVALID where a field is outside its limits
     * @throws dev.berth.access.AccessDenied where the caller may make no robots there
     * @throws BeyondOwnRights where it would get more rights than the caller holds
     * @throws RobotNameTaken where there is one, be it made at the same moment
     */
    CreatedRobot create(Principal by, RobotCreation creation) {
        Level level = Level.of(creation.level(), "level");
        String name = RobotName.requireOwn(creation.name());
        AskedPermissions asked = AskedPermissions.of(level, creation.permissions());
        Place place = place(by, level, asked, name);
        RobotRights rights = authority.rights(by, asked);
        String description = RobotTerms.requireDescription(creation.description());
        long duration = RobotTerms.requireDuration(duration(creation));
        // Before the transaction, since a slow hash takes its time.
        NewSecret secret = secrets.make(creation.secret());
        Robot robot = new Robot(place.name(), place.projectId(), Creator.of(by), secret, clock.instant());
        robot.describe(description);
        robot.disable(Boolean.TRUE.equals(creation.disable()));
        robot.expireAfter(duration);
        robot.give(rights);
        store(by, robot, place.name());
        return new CreatedRobot(
                robot.id(), names.written(robot.name()), secret.value(), robot.createdAt(), robot.expiresAt());
    }

    private record Place(RobotName name, @Nullable Long projectId) {}

    private Place place(Principal by, Level level, AskedPermissions asked, String name) {
        return switch (level) {
            case SYSTEM -> {
                authority.require(by, Action.CREATE, null);
                yield new Place(new RobotName(name), null);
            }
            case PROJECT -> {
                ProjectScope project = authority.requireProject(by, Action.CREATE, asked.project());
                yield new Place(RobotName.in(project, name), project.id());
            }
        };
    }

    private long duration(RobotCreation creation) {
        Long duration = creation.duration();
        return duration == null ? settings.number(Setting.ROBOT_TOKEN_DURATION) : duration;
    }

    private void store(Principal by, Robot robot, RobotName name) {
        try {
            transaction.executeWithoutResult(status -> events.created(by, robots.saveAndFlush(robot)));
        } catch (DataIntegrityViolationException e) {
            throw new RobotNameTaken(name);
        }
    }
}
