package dev.berth.robot;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Body of {@code PATCH /robots/{robot_id}} (Harbor's {@code RobotSec}).
 *
 * @param secret absent or empty where one is to be generated
 * @param previousSecretValidFor seconds that the secret so far is good beside the new one; absent where it ends at once
 */
@JsonNaming(SnakeCaseStrategy.class)
record SecretChange(
        @Nullable String secret, @BerthOnly @Nullable Long previousSecretValidFor) {

    /** Without the secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "SecretChange[" + previousSecretValidFor + "]";
    }
}
