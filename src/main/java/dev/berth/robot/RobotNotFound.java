package dev.berth.robot;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** There is no such robot, or not for the one who asks: the two look the same (S43). */
final class RobotNotFound extends DomainException {

    RobotNotFound(long id) {
        super(ErrorKind.NOT_FOUND, "there is no robot " + id);
    }
}
