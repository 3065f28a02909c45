package dev.berth.selector;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random patterns mean what their definition says. */
class RandomPatternsTest {

    private static final String[] PARTS = {"a", "b", "/", "*", "?", "a/**", "**/b", "/**/", "{", "{"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPatternFitsWhatItsDefinitionSays(long seed) {
        Random random = new Random(seed);
        int fitting = 0;
        for (int i = 0; i < 2_000; i++) {
            String pattern = sequence(random, 2);
            Doublestar parsed = Doublestar.parse(pattern);
            for (int j = 0; j < 8; j++) {
                String text = text(random);
                boolean fits = SlowDoublestar.matches(pattern, text);
                fitting += fits ? 1 : 0;
                assertThat(parsed.matches(text)).as("%s on %s", pattern, text).isEqualTo(fits);
            }
        }
        assertThat(fitting).isBetween(1_000, 15_000);
    }

    /** Braces stand beside a plain letter, so that it is never a matter of choice whether two stars stand between slashes. */
    private static String sequence(Random random, int depth) {
        StringBuilder pattern = new StringBuilder(random.nextInt(6) == 0 ? "**" : "");
        for (int left = random.nextInt(4); left > 0; left--) {
            String part = PARTS[random.nextInt(PARTS.length - (depth == 0 ? 2 : 0))];
            pattern.append(
                    part.equals("{")
                            ? "a{" + sequence(random, depth - 1) + "," + sequence(random, depth - 1) + "}"
                            : part);
            if (part.equals("{")) {
                pattern.append(random.nextBoolean() ? "b" : "/");
            }
        }
        return pattern.isEmpty() ? "a" : pattern.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(8); left >= 0; left--) {
            text.append("aab/".charAt(random.nextInt(4)));
        }
        return text.toString();
    }
}
