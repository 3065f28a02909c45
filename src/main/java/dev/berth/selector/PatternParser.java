package dev.berth.selector;

import java.util.ArrayList;
import java.util.List;

import dev.berth.selector.Characters.Range;

/** Reads a pattern once from left to right. What it means as a whole is {@link AutomatonBuilder}'s business. */
final class PatternParser {

    /** Braces within braces. */
    private static final int DEEPEST = 8;

    private final String pattern;
    private int at;

    PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /** @throws InvalidPattern where a bracket, a brace or a backslash is left open, a range makes no sense, or braces nest too deep */
    List<Part> parse() {
        return sequence(0);
    }

    private List<Part> sequence(int depth) {
        List<Part> parts = new ArrayList<>();
        while (at < pattern.length() && !(depth > 0 && endsAlternative())) {
            parts.add(part(depth));
        }
        return parts;
    }

    private boolean endsAlternative() {
        return pattern.charAt(at) == ',' || pattern.charAt(at) == '}';
    }

    private Part part(int depth) {
        char character = pattern.charAt(at++);
        return switch (character) {
            case '/' -> new Part.Slash();
            case '?' -> new Part.One(Characters.WITHIN_COMPONENT);
            case '*' -> stars();
            case '[' -> new Part.One(characterClass());
            case '{' -> choice(depth + 1);
            case '\\' -> new Part.One(new Characters.Only(next("there is nothing behind the last '\\'")));
            default -> new Part.One(new Characters.Only(character));
        };
    }

    private Part stars() {
        int first = at - 1;
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at - first == 2 ? new Part.DoubleStar() : new Part.Star();
    }

    private Part choice(int depth) {
        if (depth > DEEPEST) {
            throw new InvalidPattern(pattern, "expected at most " + DEEPEST + " braces within one another");
        }
        int opened = at;
        List<List<Part>> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence(depth));
        } while (next("the '{' at character " + opened + " has no '}'") == ',');
        return new Part.Choice(alternatives);
    }

    private Characters characterClass() {
        String open = "the '[' at character " + at + " has no ']'";
        boolean negated = skip('^');
        List<Range> ranges = new ArrayList<>();
        while (!skip(']')) {
            ranges.add(range(open));
        }
        if (ranges.isEmpty()) {
            throw new InvalidPattern(pattern, "expected characters between '[' and ']'");
        }
        return new Characters.OneOf(negated, ranges);
    }

    private Range range(String open) {
        char first = member(open);
        char last = skip('-') ? member(open) : first;
        if (first > last) {
            throw new InvalidPattern(pattern, "the range " + first + "-" + last + " is empty");
        }
        return new Range(first, last);
    }

    private char member(String open) {
        char character = next(open);
        if (character == '-' || character == ']') {
            throw new InvalidPattern(
                    pattern, "expected '-' between two characters of a class, and \\" + character + " for itself");
        }
        return character == '\\' ? next(open) : character;
    }

    private boolean skip(char character) {
        boolean there = at < pattern.length() && pattern.charAt(at) == character;
        if (there) {
            at++;
        }
        return there;
    }

    private char next(String otherwise) {
        if (at == pattern.length()) {
            throw new InvalidPattern(pattern, otherwise);
        }
        return pattern.charAt(at++);
    }
}
