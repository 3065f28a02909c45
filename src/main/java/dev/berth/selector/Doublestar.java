package dev.berth.selector;

/**
 * A pattern for tags and for paths of repositories, in the syntax of Harbor's selectors (bmatcuk/doublestar 1):
 *
 * <ul>
 *   <li>{@code *} stands for any characters but {@code /}, {@code ?} for one of them;
 *   <li>{@code **} between slashes or the pattern's ends stands for any number of components, elsewhere for {@code *}. {@code a/**} is what
 *       lies below {@code a}, not {@code a};
 *   <li>{@code [a-z0]} stands for one of these characters, {@code [^a-z]} for one that is none of them;
 *   <li><code>{a,b/*}</code> stands for each of its alternatives, as if the pattern was written once with each;
 *   <li>a backslash takes the next character's meaning away.
 * </ul>
 *
 * The whole text has to fit. The time is at most the pattern's length times the text's, whatever the pattern (S35).
 */
public final class Doublestar {

    /** Characters that a pattern has at most. */
    static final int LONGEST = 1024;

    private final String pattern;
    private final Automaton automaton;

    private Doublestar(String pattern) {
        this.pattern = pattern;
        this.automaton = AutomatonBuilder.build(new PatternParser(pattern).parse());
    }

    /**
     * @param pattern empty for one that everything fits
     * @throws InvalidPattern where it is no pattern, or one that is too long or too deep
     */
    public static Doublestar parse(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new InvalidPattern(pattern, "expected at most " + LONGEST + " characters, not " + pattern.length());
        }
        return new Doublestar(pattern.isEmpty() ? "**" : pattern);
    }

    public boolean matches(String text) {
        return automaton.accepts(text);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
