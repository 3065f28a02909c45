package dev.berth.robot;

import java.time.Instant;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Answer to {@code POST /robots} (Harbor's {@code RobotCreated}): the only time that the secret is shown. */
@JsonNaming(SnakeCaseStrategy.class)
record CreatedRobot(long id, String name, String secret, Instant creationTime, long expiresAt) {

    /** Without the secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "CreatedRobot[" + id + ", " + name + "]";
    }
}
