package dev.berth.robot;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.access.RobotRights;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Changes and deletes robots. */
@Component
class RobotEditor {

    private final RobotAuthority authority;
    private final Robots robots;
    private final RobotEvents events;
    private final Clock clock;

    RobotEditor(RobotAuthority authority, Robots robots, RobotEvents events, Clock clock) {
        this.authority = authority;
        this.robots = robots;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws DomainException INVALID where a field is outside its limits, or would make it another robot
     * @throws BeyondOwnRights where it has or would get more rights than the caller holds
     */
    @Transactional
    public void update(Principal by, long id, RobotUpdate update) {
        Robot robot = authority.require(by, Action.UPDATE, id, robots.findLocked(id));
        requireSame(robot, update);
        authority.requireWithin(by, robot.rights());
        RobotRights rights = authority.rights(by, AskedPermissions.of(robot.level(), update.permissions()));
        requireSamePlace(robot, rights);
        Map<String, Object> before = RobotEvents.fields(robot);
        robot.describe(RobotTerms.requireDescription(update.description()));
        robot.disable(Boolean.TRUE.equals(update.disable()));
        if (update.duration() != null) {
            robot.expireAfter(RobotTerms.requireDuration(update.duration()));
        }
        robot.give(rights);
        robot.touch(clock.instant());
        events.updated(by, robots.saveAndFlush(robot), before);
    }

    @Transactional
    public void delete(Principal by, long id) {
        Robot robot = authority.require(by, Action.DELETE, id, robots.findLocked(id));
        robot.delete(clock.instant());
        events.deleted(by, robots.saveAndFlush(robot));
    }

    /** The name may be written with a prefix of former days. */
    private static void requireSame(Robot robot, RobotUpdate update) {
        boolean same = update.name() != null
                && RobotNames.stored(update.name()).filter(robot.name()::equals).isPresent()
                && robot.level().label().equals(update.level());
        if (!same) {
            throw new DomainException(
                    ErrorKind.INVALID, "the name and the level of a robot cannot be changed: send them as they are");
        }
    }

    private static void requireSamePlace(Robot robot, RobotRights rights) {
        Long project = robot.projectId();
        if (project != null && !rights.projects().keySet().equals(Set.of(project))) {
            throw new DomainException(ErrorKind.INVALID, "a robot cannot be moved to another project");
        }
    }
}
