package dev.berth.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.berth.retention.RuleTemplate.Kind;
import dev.berth.retention.RuleTemplate.Time;

/**
 * Decides which artifacts of one repository stay: those that at least one rule keeps. It sees all of them once, to find out which
 * are the last ones, then only those; in between it holds no more than the rules keep by number.
 */
final class RetentionPlan {

    private final List<PlannedRule> rules;
    private final Instant began;

    /**
     * @param rules those that hold for the repository
     * @param began when the run began: ages are counted to it, and what was pushed or pulled since stays
     */
    RetentionPlan(List<RetentionRule> rules, Instant began) {
        this.rules = rules.stream().map(PlannedRule::of).toList();
        this.began = began;
    }

    private record PlannedRule(RetentionRule rule, @Nullable Ranking ranking) {

        static PlannedRule of(RetentionRule rule) {
            return new PlannedRule(
                    rule,
                    rule.template().kind() == Kind.COUNT
                            ? new Ranking(rule.template().time(), rule.number())
                            : null);
        }
    }

    /** The first look. What it decides holds unless the candidate turns out to be one of the {@link #last}. */
    Decision consider(Candidate candidate) {
        for (int place = 0; place < rules.size(); place++) {
            Ranking ranking = rules.get(place).ranking;
            if (ranking != null && candidate.selected().containsKey(place)) {
                ranking.offer(candidate);
            }
        }
        return decide(candidate, false);
    }

    /** Those that are among the last ones of some rule and that need a second look, once all were considered. */
    Set<Long> last() {
        return rules.stream()
                .map(PlannedRule::ranking)
                .filter(Objects::nonNull)
                .flatMap(ranking -> ranking.artifacts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The second look. */
    Decision decide(Candidate candidate) {
        return decide(candidate, true);
    }

    private Decision decide(Candidate candidate, boolean ranked) {
        List<String> reasons = new ArrayList<>();
        for (int place = 0; place < rules.size(); place++) {
            String by = candidate.selected().get(place);
            if (by == null) {
                continue;
            }
            int id = rules.get(place).rule.id();
            Judgement judgement = judge(rules.get(place), candidate, ranked);
            String why = "rule " + id + " " + judgement.why;
            if (judgement.keeps) {
                return new Decision(Verdict.RETAIN, id, why + selectedBy(by));
            }
            reasons.add(why);
        }
        return unkept(candidate, reasons.isEmpty() ? unselected() : "no rule keeps it: " + String.join("; ", reasons));
    }

    /** What no rule keeps goes, unless something else forbids it. */
    private Decision unkept(Candidate candidate, String why) {
        if (candidate.immutableTag() != null) {
            return new Decision(
                    Verdict.IMMUTABLE, null, "the tag " + candidate.immutableTag() + " is immutable; " + why);
        }
        if (candidate.time(Time.ACTIVE).filter(began::isBefore).isPresent()) {
            return new Decision(Verdict.RETAIN, null, Changes.SINCE_THE_BEGINNING);
        }
        return candidate.leased() ? new Decision(Verdict.RETAIN, null, Changes.LEASED) : Decision.delete(why);
    }

    private record Judgement(boolean keeps, String why) {}

    private Judgement judge(PlannedRule planned, Candidate candidate, boolean ranked) {
        RetentionRule rule = planned.rule;
        return switch (rule.template().kind()) {
            case EVERYTHING -> new Judgement(true, "keeps always what it selects");
            case DAYS -> byAge(rule, candidate);
            case COUNT -> byRank(rule, ranked ? planned.ranking : null, candidate);
        };
    }

    private Judgement byAge(RetentionRule rule, Candidate candidate) {
        String verb = rule.template().time().verb();
        Optional<Instant> time = candidate.time(rule.template().time());
        boolean keeps = time.filter(at -> !at.isBefore(began.minus(Duration.ofDays(rule.number()))))
                .isPresent();
        String keeping = "keeps what was " + verb + " within the last " + rule.number() + " days, and this was ";
        return new Judgement(
                keeps,
                keeping
                        + time.map(at ->
                                        verb + " " + Duration.between(at, began).toDays() + " days ago")
                                .orElse("never " + verb));
    }

    private static Judgement byRank(RetentionRule rule, @Nullable Ranking ranking, Candidate candidate) {
        String keeping =
                "keeps the " + rule.number() + " last " + rule.template().time().verb();
        OptionalInt rank = ranking == null ? OptionalInt.empty() : ranking.rank(candidate);
        return rank.isPresent()
                ? new Judgement(true, keeping + ", and this is number " + rank.getAsInt())
                : new Judgement(false, keeping + ", and this is none of them");
    }

    private static String selectedBy(String tag) {
        return tag.isEmpty() ? " (it has no tag)" : " (tag " + tag + ")";
    }

    private String unselected() {
        return rules.isEmpty()
                ? "there is no rule"
                : "no rule selects it: its tags, or that it has none, fit none of rule "
                        + IntStream.range(0, rules.size())
                                .mapToObj(place ->
                                        Integer.toString(rules.get(place).rule.id()))
                                .collect(Collectors.joining(", "));
    }
}
