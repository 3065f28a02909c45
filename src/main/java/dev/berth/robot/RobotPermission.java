package dev.berth.robot;

import java.util.List;

import jakarta.persistence.Embeddable;

/**
 * A robot's rights in one place, as they are stored.
 *
 * @param scope {@code /system}, {@code /project/*} or {@code /project/<id>}
 * @param access {@code resource:action}
 */
@Embeddable
record RobotPermission(String scope, List<String> access) {}
