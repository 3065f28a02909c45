package dev.berth.client;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines below a command, where {@code …} or {@code ...} stands for anything within a line, and for any number of lines when it
 * has a line to itself.
 */
record ExpectedOutput(List<String> lines) {

    private static final Pattern WILDCARD = Pattern.compile("…|\\.\\.\\.");

    boolean matches(List<String> printed) {
        String all = printed.stream().map(line -> line + "\n").collect(Collectors.joining());
        return pattern().matcher(all).matches();
    }

    private Pattern pattern() {
        return Pattern.compile(lines.stream().map(ExpectedOutput::line).collect(Collectors.joining()));
    }

    private static String line(String expected) {
        if (WILDCARD.matcher(expected).matches()) {
            return "(?s:.*\n)?";
        }
        return Stream.of(WILDCARD.split(expected, -1)).map(Pattern::quote).collect(Collectors.joining(".*", "", "\n"));
    }
}
