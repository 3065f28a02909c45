package dev.berth.job;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Lines of one run that were not written down yet. A log has an end: what comes beyond it is counted and left out. */
class TaskLog {

    static final int LONGEST = 1_000_000;
    private static final int LONGEST_LINE = 2_000;

    private final Clock clock;
    private final StringBuilder waiting = new StringBuilder();
    private int room;
    private long leftOut;

    /** @param size characters that are in the log already */
    TaskLog(Clock clock, int size) {
        this.clock = clock;
        this.room = LONGEST - size;
    }

    synchronized void add(String line) {
        String text = line(line);
        if (text.length() > room) {
            leftOut++;
            return;
        }
        waiting.append(text);
        room -= text.length();
    }

    /** The last words, for which there is always room. */
    synchronized void end(String line) {
        if (leftOut > 0) {
            waiting.append(line(leftOut + " lines are left out: the log is full"));
        }
        waiting.append(line(line));
    }

    /** What is waiting, each line ended by a line feed; the next call answers what comes after it. */
    synchronized String take() {
        String text = waiting.toString();
        waiting.setLength(0);
        return text;
    }

    private String line(String line) {
        String text = line.replace("\u0000", "");
        String cut = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        return clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + cut + "\n";
    }
}
