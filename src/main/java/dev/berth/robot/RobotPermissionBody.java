package dev.berth.robot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rights of a robot in one place, as the API writes them (Harbor's {@code RobotPermission}).
 *
 * @param kind {@code system} or {@code project}
 * @param namespace {@code /} for the system, a project's name, or {@code *} for every project
 */
record RobotPermissionBody(
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable List<@Nullable Access> access) {

    static final String SYSTEM = "/";
    static final String EVERY_PROJECT = "*";
    static final String ALLOW = "allow";

    /** @param effect {@code allow} or nothing: there are no rights that forbid */
    record Access(
            @Nullable String resource,
            @Nullable String action,
            @Nullable String effect) {}
}
