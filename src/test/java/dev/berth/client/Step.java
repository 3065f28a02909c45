package dev.berth.client;

import java.util.List;

/**
 * One command of a scenario.
 *
 * @param line where it stands in its file, from 1
 * @param command as it is given to bash; several lines where the file continues it with {@code > }
 * @param refused whether it must exit with something other than 0
 * @param expected the lines it must print; none when what it prints does not matter
 */
record Step(int line, String command, boolean refused, List<String> expected) {

    /** What bash runs in place of the command, so that the transcript tells where each step begins and whether it got through. */
    String script() {
        String begin = "printf '\\n%s\\n' '" + Transcript.begin(line) + "'\n";
        String end = "printf '\\n%s\\n' '" + Transcript.end(line) + "'\n";
        // Not `! command`, which bash -e lets pass when the command succeeds.
        String body = refused ? "if " + command + "\nthen exit 0; fi\n" : command + "\n";
        return begin + body + end;
    }
}
