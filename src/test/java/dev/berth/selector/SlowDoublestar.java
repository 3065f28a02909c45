package dev.berth.selector;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns by the definition, in exponential time: each way to choose alternatives is a pattern of its own, and each of these is tried
 * component by component. Knows neither classes nor backslashes.
 */
final class SlowDoublestar {

    private SlowDoublestar() {}

    static boolean matches(String pattern, String text) {
        return chosen(pattern).stream()
                .anyMatch(one -> components(List.of(one.split("/", -1)), List.of(text.split("/", -1))));
    }

    /** The pattern once for each way to choose; {@code **} is written as one character, so that two stars that come together stay two. */
    private static List<String> chosen(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern.replaceAll("(?<![*])[*]{2}(?![*])", "§"));
        }
        int depth = 0;
        int from = open + 1;
        List<String> alternatives = new ArrayList<>();
        for (int i = open; ; i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == ',')) {
                alternatives.add(pattern.substring(from, i));
                from = i + 1;
            }
            if (depth == 0) {
                String before = pattern.substring(0, open);
                String after = pattern.substring(from);
                return alternatives.stream()
                        .flatMap(alternative -> chosen(before + "|" + alternative + "|" + after).stream())
                        .map(one -> one.replace("|", ""))
                        .toList();
            }
        }
    }

    private static boolean components(List<String> pattern, List<String> text) {
        if (pattern.isEmpty() || text.isEmpty()) {
            return pattern.isEmpty() && text.isEmpty();
        }
        List<String> rest = pattern.subList(1, pattern.size());
        if (pattern.getFirst().equals("§")) {
            return rest.isEmpty() || components(rest, text) || components(pattern, text.subList(1, text.size()));
        }
        return component(pattern.getFirst(), text.getFirst()) && components(rest, text.subList(1, text.size()));
    }

    private static boolean component(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        return switch (pattern.charAt(0)) {
            case '*', '§' -> component(rest, text) || (!text.isEmpty() && component(pattern, text.substring(1)));
            case '?' -> !text.isEmpty() && component(rest, text.substring(1));
            default -> text.startsWith(pattern.substring(0, 1)) && component(rest, text.substring(1));
        };
    }
}
