package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/** A table among the test resources: a line for each row, tabs between its cells, {@code #} before a comment. */
public final class Table {

    private Table() {}

    public static Stream<String[]> rows(String resource) {
        return lines(resource)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t+", -1));
    }

    /** A table whose cells are words with spaces between them. */
    public static Stream<List<String>> words(String resource) {
        return lines(resource)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s+", -1)));
    }

    private static Stream<String> lines(String resource) {
        try {
            return new ClassPathResource(resource)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
