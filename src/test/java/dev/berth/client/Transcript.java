package dev.berth.client;

import java.util.List;
import java.util.Optional;

/** What a scenario's shell printed, standard output and error together, with a mark before and after each step. */
record Transcript(List<String> lines) {

    private static final String MARK = "\u001e";

    static String begin(int line) {
        return MARK + line;
    }

    static String end(int line) {
        return MARK + MARK + line;
    }

    static Transcript of(String output) {
        return new Transcript(output.lines().map(Transcript::plain).toList());
    }

    /** The lines of a step that are not blank; empty if it never began. */
    Optional<List<String>> of(Step step) {
        int from = lines.indexOf(begin(step.line()));
        if (from < 0) {
            return Optional.empty();
        }
        return Optional.of(lines.stream()
                .skip(from + 1L)
                .takeWhile(line -> !line.startsWith(MARK))
                .filter(line -> !line.isBlank())
                .toList());
    }

    boolean completed(Step step) {
        return lines.contains(end(step.line()));
    }

    /** A progress bar returns to the line's start and colours it; what stays on the screen is what came last. */
    private static String plain(String line) {
        String uncoloured = line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").stripTrailing();
        return uncoloured.substring(uncoloured.lastIndexOf('\r') + 1);
    }
}
