package dev.berth.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session with a client, as it stands in a file:
 *
 * <pre>
 * # What it shows, in a sentence.
 * needs: docker version, crane version
 *
 * # A remark.
 * $ docker login --username developer --password "$PASSWORD" $REGISTRY
 * …
 * Login Succeeded
 * $ ! docker push $REGISTRY/elsewhere/image
 * …denied…
 * $ cat > Dockerfile &lt;&lt;EOF
 * > FROM scratch
 * > EOF
 * </pre>
 *
 * A command that is followed by no output may print what it likes. {@code $ !} marks one that must be refused, and then the file has
 * to say with which words. Blank lines do not count.
 *
 * @param needs commands that succeed where the clients are installed
 * @param where commands that succeed where the machine allows what the scenario does; where not, it is always skipped
 * @param everyStore whether it is replayed on every kind of blob store, not on the file system alone ({@code stores: all})
 */
record Scenario(Path file, String title, List<String> needs, List<String> where, boolean everyStore, List<Step> steps) {

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z_]+)");

    static Scenario read(Path file) {
        try {
            return new ScenarioParser(file, Files.readAllLines(file)).parse();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the scenario " + file, e);
        }
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.txt$", "");
    }

    String script() {
        StringBuilder script = new StringBuilder();
        steps.forEach(step -> script.append(step.script()));
        return script.toString();
    }

    /**
     * What went wrong in a replay, as a text that names file, line, command and output; empty when all went as written.
     *
     * @param variables what {@code $NAME} stands for in the expected output
     * @param ending how the shell ended, in words
     */
    Optional<String> deviation(Transcript transcript, Map<String, String> variables, String ending) {
        for (Step step : steps) {
            List<String> expected = step.expected().stream()
                    .map(line -> filledIn(line, variables))
                    .toList();
            List<String> printed = transcript.of(step).orElse(List.of());
            if (!transcript.completed(step)) {
                String rule = step.refused() ? "It must be refused, and " : "It must succeed, and ";
                return Optional.of(report(step, rule + ending, printed));
            }
            if (!expected.isEmpty() && !new ExpectedOutput(expected).matches(printed)) {
                return Optional.of(report(step, "Expected:\n" + indented(expected), printed));
            }
        }
        return Optional.empty();
    }

    private static String filledIn(String line, Map<String, String> variables) {
        return VARIABLE.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }

    private String report(Step step, String finding, List<String> printed) {
        return """
                %s, line %d: %s
                $ %s
                %s
                Printed:
                %s""".formatted(file, step.line(), title, step.command(), finding, indented(printed));
    }

    private static String indented(List<String> lines) {
        return lines.isEmpty() ? "    (nothing)" : "    " + String.join("\n    ", lines);
    }

    @Override
    public String toString() {
        return name();
    }
}
