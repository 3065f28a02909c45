package dev.berth.selector;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Which tags or repositories somebody means, as Harbor's API writes it. {@link TagSelector} and {@link RepositorySelector} decide what it
 * selects, and whether it makes sense.
 *
 * @param kind {@code doublestar}
 * @param decoration whether what fits the pattern is meant or what does not: {@code matches} and {@code excludes} of tags,
 *     {@code repoMatches} and {@code repoExcludes} of repositories
 * @param pattern see {@link Doublestar}; nothing means everything
 * @param extras JSON in a string: {@code {"untagged":true}}
 */
public record Selector(
        @Nullable String kind,
        @Nullable String decoration,
        @Nullable String pattern,
        @Nullable String extras) {

    static final String DOUBLESTAR = "doublestar";

    Doublestar doublestar() {
        if (!DOUBLESTAR.equals(kind)) {
            throw refused("kind", kind, DOUBLESTAR);
        }
        return Doublestar.parse(pattern == null ? "" : pattern);
    }

    /** Whether what does not fit is meant. */
    boolean excludes(String matches, String excludes) {
        if (excludes.equals(decoration)) {
            return true;
        }
        if (matches.equals(decoration)) {
            return false;
        }
        throw refused("decoration", decoration, matches + " or " + excludes);
    }

    static DomainException refused(String field, @Nullable String value, String expected) {
        return new DomainException(
                ErrorKind.INVALID, "invalid " + field + " \"" + value + "\" of a selector: expected " + expected);
    }
}
