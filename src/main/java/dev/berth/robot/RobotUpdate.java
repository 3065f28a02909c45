package dev.berth.robot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /robots/{robot_id}}. Clients send the whole robot back; its name and level must be what they are.
 *
 * @param duration days from the creation on, -1 for ever; absent where it stays
 */
record RobotUpdate(
        @Nullable String name,
        @Nullable String description,
        @Nullable String level,
        @Nullable Boolean disable,
        @Nullable Long duration,
        @Nullable List<@Nullable RobotPermissionBody> permissions) {}
