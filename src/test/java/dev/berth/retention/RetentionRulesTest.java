package dev.berth.retention;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.selector.Selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetentionRulesTest {

    private static final RetentionRules NONE = new RetentionRules(List.of());

    @Test
    void rulesGetNumbersFromOneOn() {
        assertThat(ids(rules(NONE, request(0, 1), request(null, 2)))).containsExactly(1, 2);
    }

    @Test
    void aRuleKeepsItsNumberAndANewOneGetsAnotherThanAnyBefore() {
        RetentionRules before = rules(NONE, request(null, 1), request(null, 2), request(null, 3));

        assertThat(ids(rules(before, request(3, 9), request(1, 1), request(1, 4), request(77, 5))))
                .containsExactly(3, 1, 4, 5);
    }

    @Test
    void fifteenRulesAreTakenAndSixteenAreNot() {
        assertThat(rules(NONE, many(15)).rules()).hasSize(15);
        assertThatThrownBy(() -> rules(NONE, many(16))).hasMessage("there are 16 rules: expected at most 15");
    }

    @Test
    void twoRulesThatDecideAlikeAreAConflict() {
        assertThatThrownBy(() -> rules(NONE, request(1, 5), request(2, 6), request(3, 5)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT))
                .hasMessage("rule 3 is the same as rule 1: expected one of them");
    }

    @Test
    void aRuleThatIsSwitchedOffHoldsForNothing() {
        RetentionRuleRequest off = new RetentionRuleRequest(null, null, true, "retain", "always", null, null, null);

        assertThat(rules(NONE, off).enabled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latestPushedK      | 0        | true
            latestPushedK      | 32766    | true
            latestPushedK      | 32767    | false
            latestPulledN      | -1       | false
            nDaysSinceLastPush | 20190904 | true
            nDaysSinceLastPull | 20190905 | false
            latestActiveK      | 5        | true
            lastXDays          | 5        | true
            nothing            | 5        | false
            LATESTPUSHEDK      | 5        | false
            ''                 | 5        | false
            """)
    void numbersHaveLimitsAndTemplatesNames(String template, int number, boolean taken) {
        RetentionRuleRequest request = new RetentionRuleRequest(
                null, null, null, "retain", template, Map.of(template, number), List.of(), Map.of());
        if (taken) {
            assertThat(RetentionRule.of(request, 1).number()).isEqualTo(number);
        } else {
            refused(request);
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        refused(new RetentionRuleRequest(null, null, null, "delete", "always", null, null, null));
        refused(new RetentionRuleRequest(null, null, null, null, null, null, null, null));
        refused(new RetentionRuleRequest(null, null, null, null, "latestPushedK", null, null, null));
        refused(new RetentionRuleRequest(
                null, null, null, null, "latestPushedK", Map.of("latestPulledN", 3), null, null));
        refused(new RetentionRuleRequest(
                null, null, null, null, "latestPushedK", Map.of("latestPushedK", "3"), null, null));
        refused(new RetentionRuleRequest(
                null, null, null, null, "latestPushedK", Map.of("latestPushedK", 3.5), null, null));
        refused(always(List.of(new Selector("doublestar", "matches", "[", null)), Map.of()));
        refused(always(List.of(new Selector("doublestar", "repoMatches", "**", null)), Map.of()));
        refused(always(List.of(new Selector("regex", "matches", "**", null)), Map.of()));
        refused(always(List.of(), Map.of("repository", List.of(new Selector("doublestar", "matches", "**", null)))));
        refused(always(List.of(), Map.of("project", List.of(new Selector("doublestar", "nsMatches", "**", null)))));
    }

    @Test
    void aRuleHoldsForRepositoriesByTheirNameWithinTheProject() {
        RuleSelection selection = RuleSelection.of(RetentionRule.of(
                always(
                        List.of(),
                        Map.of("repository", List.of(new Selector("doublestar", "repoMatches", "app/*", null)))),
                1));

        assertThat(selection.holdsFor(new RepositoryName("project/app/web"))).isTrue();
        assertThat(selection.holdsFor(new RepositoryName("project/web"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matches  | release-* |                    | latest release-2 | release-2
            matches  | release-* |                    | latest           |
            excludes | release-* |                    | release-1 x      | x
            excludes | release-* |                    | release-1        |
            matches  | **        |                    | ''               | ''
            matches  | **        | {"untagged":false} | ''               |
            excludes | **        |                    | ''               | ''
            excludes | **        | {"untagged":true}  | ''               |
            """)
    void anArtifactIsSelectedByAnyOfItsTagsOrByHavingNone(
            String decoration, String pattern, @Nullable String extras, String tags, @Nullable String by) {
        RuleMatch match = match(new Selector("doublestar", decoration, pattern, extras));
        for (String tag : tags.split(" ", -1)) {
            if (!tag.isEmpty()) {
                match.add(new Tag(tag));
            }
        }

        if (by == null) {
            assertThat(match.selectedBy()).isEmpty();
        } else {
            assertThat(match.selectedBy()).contains(by);
        }
    }

    @Test
    void eachSelectorIsPassedByAnyTag() {
        Selector releases = new Selector("doublestar", "matches", "release-*", null);
        Selector noCandidates = new Selector("doublestar", "excludes", "*-rc", null);
        RuleMatch both = match(releases, noCandidates);
        both.add(new Tag("release-1-rc"));

        assertThat(both.selectedBy()).isEmpty();

        both.add(new Tag("stable"));
        assertThat(both.selectedBy()).contains("release-1-rc");
    }

    @Test
    void withoutSelectorsEverythingIsSelected() {
        RuleMatch match = match();
        assertThat(match.selectedBy()).contains("");

        match.add(new Tag("v1"));
        assertThat(match.selectedBy()).contains("v1");
    }

    private static void refused(RetentionRuleRequest request) {
        assertThatThrownBy(() -> RetentionRule.of(request, 1))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID))
                .message()
                .isNotEmpty();
    }

    private static RuleMatch match(Selector... selectors) {
        return new RuleMatch(RuleSelection.of(RetentionRule.of(always(List.of(selectors), Map.of()), 1)));
    }

    private static RetentionRuleRequest always(
            List<@Nullable Selector> tags, Map<String, @Nullable List<@Nullable Selector>> scope) {
        return new RetentionRuleRequest(null, null, null, "retain", "always", Map.of(), tags, scope);
    }

    private static RetentionRules rules(RetentionRules before, RetentionRuleRequest... requests) {
        return RetentionRules.of(List.of(requests), before);
    }

    private static RetentionRuleRequest[] many(int count) {
        return IntStream.range(0, count).mapToObj(n -> request(null, n)).toArray(RetentionRuleRequest[]::new);
    }

    private static RetentionRuleRequest request(@Nullable Integer id, int days) {
        return new RetentionRuleRequest(
                id, 0, false, "retain", "nDaysSinceLastPush", Map.of("nDaysSinceLastPush", days), null, null);
    }

    private static List<Integer> ids(RetentionRules rules) {
        return rules.rules().stream().map(RetentionRule::id).toList();
    }
}
