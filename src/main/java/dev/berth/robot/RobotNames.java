package dev.berth.robot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/**
 * How robots are called outside: the prefix that is set, and then the stored name. A prefix ends with a mark ({@link Setting}) that no person's name and no
 * stored name has, so each name says by its form alone whose it is and where its prefix ends (S18). The prefix is how a robot is written, not
 * who it is: one that signs in by a prefix of former days is still itself, and no prefix makes two robots one.
 */
@Component
class RobotNames {

    private static final Pattern WRITTEN = Pattern.compile("[^:]*[$%~#!](?<name>[a-z0-9._+-]+)");

    private final Settings settings;

    RobotNames(Settings settings) {
        this.settings = settings;
    }

    /** The name to sign in with. */
    String written(String storedName) {
        return settings.text(Setting.ROBOT_NAME_PREFIX) + storedName;
    }

    /** The stored name, where this is written as robots' names are. */
    static Optional<String> stored(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches() ? Optional.of(matcher.group("name")) : Optional.empty();
    }
}
