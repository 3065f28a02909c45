package dev.berth.identity;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A name to sign in with. It has no {@code $}, {@code +} or colon, so that a robot's or a group's name is never a person's (S18) and Basic
 * authentication can carry it. Its letters are of one script, so that none is mistaken for a like one of another.
 */
record Username(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[\\p{L}0-9_](?:[\\p{L}0-9_.@ -]{0,253}[\\p{L}0-9_.-])?");

    /** Scripts that are one where they are written together. */
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    /** Cyrillic and Greek letters that look like Latin ones; a name of nothing else looks like a Latin name. */
    private static final Pattern LOOKS_LATIN =
            Pattern.compile("[асԁеһіјӏорԛѕԝхуАВСЕНІЈКМОРЅТХУοναικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+");

    /** What logs and messages call somebody who has not signed in. */
    private static final String RESERVED = "anonymous";

    Username {
        if (!GRAMMAR.matcher(value).matches() || value.equalsIgnoreCase(RESERVED)) {
            throw new UsernameInvalid("expected 1 to 255 letters, digits and the characters . _ - @ or a space,"
                    + " beginning with a letter, digit or '_', and other than \"" + RESERVED + "\"");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFKC) || !isOfOneScript(value) || looksLatin(value)) {
            throw new UsernameInvalid("it could be mistaken for another, since its letters are of several scripts,"
                    + " are written in an unusual form, or look like Latin ones without being any");
        }
    }

    private static boolean isOfOneScript(String value) {
        Set<UnicodeScript> scripts = letters(value).mapToObj(UnicodeScript::of).collect(Collectors.toSet());
        return !scripts.contains(UnicodeScript.COMMON)
                && (scripts.size() <= 1
                        || WRITTEN_TOGETHER.stream().anyMatch(together -> together.containsAll(scripts)));
    }

    private static boolean looksLatin(String value) {
        String letters = letters(value).mapToObj(Character::toString).collect(Collectors.joining());
        return LOOKS_LATIN.matcher(letters).matches();
    }

    private static IntStream letters(String value) {
        return value.codePoints().filter(Character::isLetter);
    }
}
