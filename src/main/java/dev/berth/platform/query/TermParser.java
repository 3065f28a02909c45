package dev.berth.platform.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Reads {@code q}: terms with commas between them. */
final class TermParser {

    private static final int LONGEST = 8_000;
    private static final int MOST_TERMS = 20;
    private static final int MOST_VALUES = 200;

    /** Of a list: between quotes it may hold spaces. */
    private static final Pattern VALUE = Pattern.compile("'[^']*+'(?![^ ])|\"[^\"]*+\"(?![^ ])|[^ ]++");

    private TermParser() {}

    static List<Term> parse(String q) {
        if (q.length() > LONGEST) {
            throw new BadQuery("q is longer than " + LONGEST + " characters");
        }
        String[] terms = unescaped(q).split(",", -1);
        if (terms.length > MOST_TERMS) {
            throw new BadQuery("q has more than " + MOST_TERMS + " conditions");
        }
        return Stream.of(terms).map(TermParser::term).toList();
    }

    /** Many clients escape {@code q} twice. A plus is no space here: it stands in the names of robots. */
    private static String unescaped(String q) {
        try {
            return URLDecoder.decode(q.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscapedTwice) {
            return q;
        }
    }

    private static Term term(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadQuery(
                    "q cannot be read at \"" + text
                            + "\": expected field=value with commas between, where a value is v, ~part, [from~to], {a b} or (a b)");
        }
        return new Term(text.substring(0, equals).strip(), match(text.substring(equals + 1)));
    }

    private static Match match(String value) {
        return switch (value.charAt(0)) {
            case '~' -> fuzzy(value);
            case '[' -> range(value);
            case '{' -> new Match.AnyOf(values(value, '}'));
            case '(' -> new Match.AllOf(values(value, ')'));
            case '\\' -> new Match.Exact(value.substring(1));
            default -> new Match.Exact(value);
        };
    }

    private static Match fuzzy(String value) {
        if (value.length() == 1) {
            throw new BadQuery("q has a \"~\" without anything behind it: expected ~part");
        }
        return new Match.Fuzzy(value.substring(1));
    }

    private static Match range(String value) {
        int middle = value.indexOf('~');
        if (!value.endsWith("]") || middle < 0 || middle != value.lastIndexOf('~')) {
            throw new BadQuery("q cannot be read at \"" + value + "\": expected [from~to]");
        }
        String from = end(value.substring(1, middle));
        String to = end(value.substring(middle + 1, value.length() - 1));
        if (from == null && to == null) {
            throw new BadQuery("q has a range without ends: expected [from~to], [from~] or [~to]");
        }
        return new Match.Range(from, to);
    }

    private static @Nullable String end(String text) {
        String bare = unquoted(text.strip());
        return bare.isEmpty() ? null : bare;
    }

    private static List<String> values(String value, char close) {
        List<String> values = value.charAt(value.length() - 1) != close
                ? List.of()
                : VALUE.matcher(value.substring(1, value.length() - 1))
                        .results()
                        .map(word -> unquoted(word.group()))
                        .filter(one -> !one.isEmpty())
                        .toList();
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new BadQuery("q cannot be read at \"" + value + "\": expected 1 to " + MOST_VALUES
                    + " values with spaces between and \"" + close + "\" behind the last");
        }
        return values;
    }

    private static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isQuote(text.charAt(from))) {
            from++;
        }
        while (to > from && isQuote(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }
}
