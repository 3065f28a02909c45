package dev.berth.selector;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What patterns mean; the cases hold for bmatcuk/doublestar 1 as well, where nothing else is said. */
class DoublestarTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "*         ~ latest            ~ yes",
                "*         ~ ''                ~ yes",
                "*         ~ a/b               ~ no",
                "v*        ~ v                 ~ yes",
                "v*        ~ v1.0              ~ yes",
                "*-rc      ~ 1.0-rc            ~ yes",
                "*-rc      ~ 1.0-rc1           ~ no",
                "a*b*c     ~ axxbxxc           ~ yes",
                "a*b*c     ~ axxbxx            ~ no",
                "a*b?c*x   ~ abxbbxdbxebxczzx  ~ yes",
                "a*b?c*x   ~ abxbbxdbxebxczzy  ~ no",
                "a*/b      ~ abc/b             ~ yes",
                "a*/b      ~ a/c/b             ~ no",
                "/*        ~ /                 ~ yes",
                "/*        ~ //                ~ no",
                "v?        ~ v1                ~ yes",
                "v?        ~ v                 ~ no",
                "v?        ~ v12               ~ no",
                "a?b       ~ a/b               ~ no",
                "[abc]     ~ b                 ~ yes",
                "v[0-9]    ~ v7                ~ yes",
                "v[0-9]    ~ vx                ~ no",
                "v[^0-9]   ~ v7                ~ no",
                "v[^0-9]   ~ vx                ~ yes",
                "a[^x]b    ~ a/b               ~ no",
                "[a-z0-9_] ~ _                 ~ yes",
                "[\\]a]    ~ ]                 ~ yes",
                "[x\\-]    ~ -                 ~ yes",
                "[x\\-]    ~ y                 ~ no",
                "[!a]      ~ !                 ~ yes",
                "[!a]      ~ b                 ~ no",
                "a\\*b     ~ a*b               ~ yes",
                "a\\*b     ~ axb               ~ no",
                "a\\?      ~ ab                ~ no",
                "1.0       ~ 1x0               ~ no",
                "(a)+$     ~ (a)+$             ~ yes",
                "a}        ~ a}                ~ yes",
                "a,b       ~ a,b               ~ yes",
            })
    void aStarAQuestionMarkAndAClassStandForCharactersWithinAComponent(String pattern, String text, String fits) {
        assertMatches(pattern, text, fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "**         ~ a          ~ yes",
                "**         ~ a/b/c      ~ yes",
                "**         ~ ''         ~ yes",
                "**/c       ~ c          ~ yes",
                "**/c       ~ b/c        ~ yes",
                "**/c       ~ a/b/c      ~ yes",
                "**/c       ~ a/b        ~ no",
                "**/c       ~ a/abc      ~ no",
                "a/**       ~ a          ~ no",
                "a/**       ~ a/b        ~ yes",
                "a/**       ~ a/b/c      ~ yes",
                "a/**       ~ ab/c       ~ no",
                "a/**/b     ~ a/b        ~ yes",
                "a/**/d     ~ a/b/c/d    ~ yes",
                "a/**/d     ~ a/b/cd     ~ no",
                "a/**/**/d  ~ a/d        ~ yes",
                "**/*-dev   ~ x/y-dev    ~ yes",
                "abc**      ~ abcd       ~ yes",
                "abc**      ~ abc/b      ~ no",
                "**abc      ~ x/abc      ~ no",
                "a**b       ~ axxb       ~ yes",
                "a**b       ~ a/b        ~ no",
                "a/\\**     ~ a/b/c      ~ no",
                "a/b/c      ~ a/b//c     ~ no",
                "a/         ~ a          ~ no",
            })
    void twoStarsStandForComponentsWhereTheyAreOneThemselves(String pattern, String text, String fits) {
        assertMatches(pattern, text, fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "{a,b}            ~ b       ~ yes",
                "{a,b}            ~ a,b     ~ no",
                "ab{c,d}          ~ abd     ~ yes",
                "ab{c,d,*}        ~ abcde   ~ yes",
                "a{,bc}           ~ a       ~ yes",
                "a{,bc}           ~ abc     ~ yes",
                "a{}b             ~ ab      ~ yes",
                "{v*,release-*}   ~ v1      ~ yes",
                "{v*,release-*}   ~ main    ~ no",
                "a/{b/c,c/b}      ~ a/c/b   ~ yes",
                "{a/{b,c},abc}    ~ a/c     ~ yes",
                "{a/{b,c},abc}    ~ a/b/c   ~ no",
                "{a/**,b/**}      ~ b/x/y   ~ yes",
                "{a/**,b}/z       ~ a/x/y/z ~ yes",
                "{a/**,b}/z       ~ a/z     ~ yes",
                "{a\\,b,c}        ~ 'a,b'   ~ yes",
                "{[ab]x,c}        ~ bx      ~ yes",
            })
    void bracesStandForEachOfTheirAlternatives(String pattern, String text, String fits) {
        assertMatches(pattern, text, fits);
    }

    /** Where doublestar 1 gives up its search too early; what it documents is the same as here. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "{a,a/b}          ~ a       ~ yes",
                "{**/a,b}         ~ x/y/a   ~ yes",
                "*{,-rc}          ~ 1.0     ~ yes",
                "*{a/b,aa/c}      ~ xaa/b   ~ yes",
                "a{,/**}          ~ a       ~ yes",
            })
    void anAlternativeIsReadAsIfThePatternWasWrittenWithItAlone(String pattern, String text, String fits) {
        assertMatches(pattern, text, fits);
    }

    @Test
    void anEmptyPatternFitsEverything() {
        assertThat(Doublestar.parse("").matches("latest")).isTrue();
        assertThat(Doublestar.parse("").matches("a/b/c")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "a[",
                "[^",
                "[^bc",
                "[]",
                "[]a]",
                "[-]",
                "[x-]",
                "[-x]",
                "[a-b-c]",
                "[b-a]",
                "[a\\",
                "\\",
                "a\\",
                "{",
                "{a",
                "{a,b",
                "{a,{b}",
                "ab{c,d}["
            })
    void aPatternThatMeansNothingIsRefusedWithTheReason(String pattern) {
        assertThatThrownBy(() -> Doublestar.parse(pattern))
                .isInstanceOf(InvalidPattern.class)
                .hasMessageStartingWith("invalid pattern \"" + pattern + "\": ");
    }

    @Test
    void aPatternIsLimitedInLengthAndInDepth() {
        assertThat(Doublestar.parse("a".repeat(1024)).matches("a".repeat(1024))).isTrue();
        assertThatThrownBy(() -> Doublestar.parse("a".repeat(1025)))
                .isInstanceOf(InvalidPattern.class)
                .hasMessageContaining("expected at most 1024 characters, not 1025");
        assertThat(Doublestar.parse("{".repeat(8) + "}".repeat(8)).matches("")).isTrue();
        assertThatThrownBy(() -> Doublestar.parse("{".repeat(9) + "}".repeat(9)))
                .isInstanceOf(InvalidPattern.class)
                .hasMessageContaining("expected at most 8 braces within one another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/b",
                "{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}{a,a,*}b",
                "{{{{{{{{*a,a*},a*},a*},a*},a*},a*},a*},a*}*{{{{{{{{*a,a*},a*},a*},a*},a*},a*},a*},a*}b",
                "*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*b",
                "{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}{,a}b"
            })
    void S35_aHostilePatternTakesNoLongerThanAnother(String hostile) {
        String repeated = hostile.repeat(Doublestar.LONGEST / hostile.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Doublestar pattern = Doublestar.parse(repeated);
            assertThat(pattern.matches("a".repeat(255) + "c")).isFalse();
            assertThat(pattern.matches("a/".repeat(127) + "c")).isFalse();
        });
    }

    private static void assertMatches(String pattern, String text, String fits) {
        assertThat(Doublestar.parse(pattern).matches(text)).isEqualTo(fits.equals("yes"));
    }
}
