package dev.berth.robot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /robots}: what the client may decide, and nothing else (S01).
 *
 * @param duration days, -1 for ever; absent for what is set for the whole system
 * @param secret absent or empty where one is to be generated
 */
record RobotCreation(
        @Nullable String name,
        @Nullable String description,
        @Nullable String secret,
        @Nullable String level,
        @Nullable Boolean disable,
        @Nullable Long duration,
        @Nullable List<@Nullable RobotPermissionBody> permissions) {

    /** Without the secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "RobotCreation[" + name + "]";
    }
}
