package dev.berth.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of one run, as Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder("# Benchmark\n");

    void say(String sentence) {
        text.append('\n').append(sentence).append('\n');
    }

    /** A table with the ratio of the first contestant to each of the others. */
    void table(List<Row> rows, List<String> contestants) {
        String first = contestants.getFirst();
        List<String> others = contestants.subList(1, contestants.size());
        text.append("\n| |").append(cells(contestants));
        others.forEach(other ->
                text.append(' ').append(first).append(" : ").append(other).append(" |"));
        text.append("\n|---|")
                .append("---|".repeat(contestants.size() + others.size()))
                .append('\n');
        for (Row row : rows) {
            text.append("| ").append(row.name()).append(" |");
            text.append(cells(contestants.stream().map(row::cell).toList()));
            text.append(
                    cells(others.stream().map(other -> row.ratio(first, other)).toList()));
            text.append('\n');
        }
    }

    private static String cells(List<String> values) {
        return values.stream().map(value -> " " + value + " |").collect(Collectors.joining());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
        System.out.println(text);
    }
}
