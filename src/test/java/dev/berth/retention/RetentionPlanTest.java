package dev.berth.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionPlanTest {

    private static final Instant BEGAN = Instant.parse("2026-11-21T12:00:00Z");

    /** Four artifacts: number, days since the push, days since the last pull (none for never). Each is selected by every rule. */
    private static final List<Candidate> FOUR =
            List.of(candidate(1, 40, 1), candidate(2, 30, null), candidate(3, 20, 5), candidate(4, 10, null));

    @ParameterizedTest
    @CsvSource({
        "latestPushedK, 0, ''",
        "latestPushedK, 1, 4",
        "latestPushedK, 3, 2 3 4",
        "latestPushedK, 9, 1 2 3 4",
        "latestPulledN, 1, 1",
        "latestPulledN, 2, 1 3",
        // What was never pulled comes last, the newest of it first.
        "latestPulledN, 3, 1 3 4",
        "latestActiveK, 1, 1",
        "latestActiveK, 3, 1 3 4",
        "nDaysSinceLastPush, 0, ''",
        "nDaysSinceLastPush, 10, 4",
        "nDaysSinceLastPush, 29, 3 4",
        "nDaysSinceLastPull, 4, 1",
        "nDaysSinceLastPull, 5, 1 3",
        "nDaysSinceLastPull, 20190904, 1 3",
        "lastXDays, 20, 3 4",
        "always, 0, 1 2 3 4"
    })
    void eachTemplateKeepsWhatItSays(String template, int number, @Nullable String kept) {
        assertThat(kept(FOUR, rule(1, template, number))).isEqualTo(kept == null ? "" : kept);
    }

    @Test
    void whatAnyRuleKeepsStays() {
        assertThat(kept(FOUR, rule(1, "latestPushedK", 1), rule(2, "latestPulledN", 1)))
                .isEqualTo("1 4");
    }

    @Test
    void withoutRulesNothingIsKeptByOne() {
        assertThat(kept(FOUR)).isEmpty();
    }

    @Test
    void aRuleRanksOnlyWhatItSelects() {
        List<Candidate> candidates = List.of(
                candidate(1, 3, null, Map.of(0, "release-1")),
                candidate(2, 2, null, Map.of(0, "release-2")),
                candidate(3, 1, null, Map.of()));

        assertThat(kept(candidates, rule(1, "latestPushedK", 1))).isEqualTo("2");
    }

    @Test
    void ofTheSameTimeTheOneWithTheLargerNumberStays() {
        List<Candidate> same =
                Stream.of(5L, 9L, 7L).map(id -> candidate(id, 3, null)).toList();

        assertThat(kept(same, rule(1, "latestPushedK", 2))).isEqualTo("7 9");
    }

    @Test
    void theOrderInWhichTheyAreSeenDoesNotMatter() {
        List<Candidate> many = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(n -> candidate(n, n % 70, n % 3 == 0 ? n % 11 : null))
                .toList());
        RetentionRule[] rules = {rule(1, "latestPushedK", 20), rule(2, "latestPulledN", 20), rule(3, "latestActiveK", 5)
        };
        String expected = kept(many, rules);

        Collections.shuffle(many, new Random(7));

        assertThat(kept(many, rules)).isEqualTo(expected);
    }

    @Test
    void whyAnArtifactStaysNamesTheRuleAndTheRank() {
        Decision decision = decide(FOUR, 3, rule(1, "nDaysSinceLastPush", 3), rule(7, "latestPushedK", 3));

        assertThat(decision.rule()).isEqualTo(7);
        assertThat(decision.why()).isEqualTo("rule 7 keeps the 3 last pushed, and this is number 2 (tag v3)");
    }

    @Test
    void whyAnArtifactGoesNamesEachRuleThatSelectsIt() {
        Decision decision = decide(FOUR, 2, rule(1, "latestPushedK", 1), rule(2, "nDaysSinceLastPull", 30));

        assertThat(decision.verdict()).isEqualTo(Verdict.DELETE);
        assertThat(decision.why())
                .isEqualTo(
                        "no rule keeps it: rule 1 keeps the 1 last pushed, and this is none of them; rule 2 keeps what was"
                                + " pulled within the last 30 days, and this was never pulled");
    }

    @Test
    void whyAnArtifactGoesThatNoRuleSelectsSaysSo() {
        List<Candidate> excluded = List.of(candidate(1, 3, null, Map.of()));

        assertThat(decide(excluded, 1, rule(1, "always", 0), rule(3, "always", 0))
                        .why())
                .isEqualTo("no rule selects it: its tags, or that it has none, fit none of rule 1, 3");
    }

    @Test
    void whatIsImmutableStaysAndTakesItsPlaceAmongTheLast() {
        Candidate immutable = new Candidate(2, days(1), null, Map.of(0, "v2"), false, "v2");
        Candidate old = new Candidate(1, days(9), null, Map.of(0, "v1"), false, "v1");
        List<Candidate> both = List.of(immutable, old, candidate(3, 2, null));

        assertThat(decide(both, 2, rule(1, "latestPushedK", 1)).verdict()).isEqualTo(Verdict.RETAIN);
        assertThat(decide(both, 1, rule(1, "latestPushedK", 1)).verdict()).isEqualTo(Verdict.IMMUTABLE);
        assertThat(decide(both, 3, rule(1, "latestPushedK", 1)).verdict()).isEqualTo(Verdict.DELETE);
    }

    @Test
    void whatWasPushedOrPulledSinceTheRunBeganStays() {
        Instant later = BEGAN.plusMillis(1);
        Candidate pushed = new Candidate(1, later, null, Map.of(), false, null);
        Candidate pulled = new Candidate(2, days(9), later, Map.of(), false, null);
        Candidate before = new Candidate(3, BEGAN, BEGAN, Map.of(), false, null);

        assertThat(kept(List.of(pushed, pulled, before))).isEqualTo("1 2");
    }

    @Test
    void whatHasNoTagStaysWhileItsLeaseRuns() {
        Candidate leased = new Candidate(1, days(1), null, Map.of(0, ""), true, null);

        Decision decision = decide(List.of(leased), 1, rule(1, "latestPushedK", 0));

        assertThat(decision.verdict()).isEqualTo(Verdict.RETAIN);
        assertThat(decision.rule()).isNull();
    }

    @Test
    void whatIsNotAmongTheLastIsDecidedAtFirstSight() {
        RetentionPlan plan = new RetentionPlan(
                List.of(rule(1, "latestPushedK", 2), rule(2, "nDaysSinceLastPush", 3), rule(3, "latestPulledN", 1)),
                BEGAN);
        Map<Long, Decision> first = FOUR.stream().collect(Collectors.toMap(Candidate::artifactId, plan::consider));

        assertThat(plan.last()).hasSizeBetween(2, 3);
        FOUR.stream()
                .filter(candidate -> !plan.last().contains(candidate.artifactId()))
                .forEach(candidate -> assertThat(plan.decide(candidate)).isEqualTo(first.get(candidate.artifactId())));
    }

    private static String kept(List<Candidate> candidates, RetentionRule... rules) {
        RetentionPlan plan = planned(candidates, rules);
        return candidates.stream()
                .filter(candidate -> plan.decide(candidate).verdict() == Verdict.RETAIN)
                .map(Candidate::artifactId)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static Decision decide(List<Candidate> candidates, long id, RetentionRule... rules) {
        Candidate one = candidates.stream()
                .filter(candidate -> candidate.artifactId() == id)
                .findFirst()
                .orElseThrow();
        return planned(candidates, rules).decide(one);
    }

    private static RetentionPlan planned(List<Candidate> candidates, RetentionRule... rules) {
        RetentionPlan plan = new RetentionPlan(List.of(rules), BEGAN);
        candidates.forEach(plan::consider);
        return plan;
    }

    private static RetentionRule rule(int id, String template, int number) {
        return RetentionRule.of(
                new RetentionRuleRequest(null, null, null, null, template, Map.of(template, number), null, null), id);
    }

    /** Selected by every rule, by the tag v&lt;number&gt;. */
    private static Candidate candidate(long id, int pushed, @Nullable Integer pulled) {
        return candidate(id, pushed, pulled, Map.of(0, "v" + id, 1, "v" + id, 2, "v" + id));
    }

    private static Candidate candidate(long id, int pushed, @Nullable Integer pulled, Map<Integer, String> selected) {
        return new Candidate(id, days(pushed), pulled == null ? null : days(pulled), selected, false, null);
    }

    private static Instant days(int ago) {
        return BEGAN.minus(Duration.ofDays(ago));
    }
}
