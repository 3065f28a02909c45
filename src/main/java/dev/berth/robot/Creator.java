package dev.berth.robot;

import dev.berth.access.Principal;

/**
 * Who made a robot, as Harbor's API says it.
 *
 * @param type {@code local} for a person, {@code robot} for a robot
 * @param ref the account's id
 */
record Creator(String type, long ref) {

    static Creator of(Principal principal) {
        return switch (principal) {
            case Principal.User user -> new Creator("local", user.id());
            case Principal.Robot robot -> new Creator("robot", robot.id());
            case Principal.Anonymous anonymous -> throw new IllegalArgumentException("nobody makes robots unseen");
            case Principal.Bearer bearer -> throw new IllegalArgumentException("an access token makes no robots");
            case Principal.Background job -> throw new IllegalArgumentException("a job makes no robots");
        };
    }
}
