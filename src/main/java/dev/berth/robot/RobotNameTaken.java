package dev.berth.robot;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Two robots of one project, or of the system, cannot share a name. */
final class RobotNameTaken extends DomainException {

    RobotNameTaken(RobotName name) {
        super(ErrorKind.CONFLICT, "there is a robot " + name.value() + " already");
    }
}
