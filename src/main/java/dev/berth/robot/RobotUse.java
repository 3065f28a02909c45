package dev.berth.robot;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * When robots last signed in, as this node has seen it and not yet written down: a robot may sign in a thousand times a second, and
 * one row every few seconds is enough.
 */
@Component
class RobotUse {

    private final Map<Long, LastUse> unwritten = new ConcurrentHashMap<>();
    private final RobotUseTable table;

    RobotUse(RobotUseTable table) {
        this.table = table;
    }

    void record(long robotId, boolean withPreviousSecret, Instant now) {
        unwritten.merge(robotId, LastUse.of(now, withPreviousSecret), LastUse::and);
    }

    /** What is recorded meanwhile waits for the next time, as does all where the database is away. */
    void write() {
        Map<Long, LastUse> seen = new HashMap<>(unwritten);
        table.write(seen);
        seen.forEach(unwritten::remove);
    }
}
