package dev.berth.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the form that {@link Scenario} describes, and refuses everything else by line. */
final class ScenarioParser {

    private final Path file;
    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();
    private List<String> needs = List.of();
    private List<String> where = List.of();
    private boolean everyStore;

    ScenarioParser(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    Scenario parse() {
        if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
            throw wrong(1, "the first line is '# ' and what the scenario shows");
        }
        for (int number = 2; number <= lines.size(); number++) {
            line(number, lines.get(number - 1));
        }
        for (Step step : steps) {
            if (step.refused() && step.expected().isEmpty()) {
                throw wrong(step.line(), "a command that is refused needs the words of the refusal below it");
            }
        }
        return new Scenario(file, lines.getFirst().substring(2), needs, where, everyStore, List.copyOf(steps));
    }

    private void line(int number, String line) {
        if (line.startsWith("$ ! ")) {
            steps.add(new Step(number, line.substring(4), true, List.of()));
        } else if (line.startsWith("$ ")) {
            steps.add(new Step(number, line.substring(2), false, List.of()));
        } else if (!line.isBlank() && !line.startsWith("# ")) {
            if (steps.isEmpty()) {
                header(number, line);
            } else {
                steps.add(grown(number, steps.removeLast(), line));
            }
        }
    }

    private Step grown(int number, Step step, String line) {
        if (!line.startsWith("> ") && !line.equals(">")) {
            List<String> expected =
                    Stream.concat(step.expected().stream(), Stream.of(line)).toList();
            return new Step(step.line(), step.command(), step.refused(), expected);
        }
        if (!step.expected().isEmpty()) {
            throw wrong(number, "a command goes on before its output, not after");
        }
        String more = line.length() > 2 ? line.substring(2) : "";
        return new Step(step.line(), step.command() + "\n" + more, step.refused(), List.of());
    }

    private void header(int number, String line) {
        String[] parts = line.split(":\\s*", 2);
        switch (parts[0]) {
            case "needs" -> needs = commands(parts[1]);
            case "where" -> where = commands(parts[1]);
            case "stores" -> everyStore = parts[1].equals("all");
            default -> throw wrong(number, "before the first command stand 'needs:', 'where:' and 'stores: all'");
        }
    }

    private static List<String> commands(String list) {
        return List.of(list.split(",\\s*"));
    }

    private IllegalArgumentException wrong(int number, String rule) {
        return new IllegalArgumentException("%s, line %d: %s".formatted(file, number, rule));
    }
}
