package dev.berth.retention;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The rules of one policy, no two of them alike, each with a number of its own. */
record RetentionRules(List<RetentionRule> rules) {

    static final int MOST = 15;

    RetentionRules {
        rules = List.copyOf(rules);
    }

    /**
     * Takes rules as they are asked for. One with the number of a rule that the policy has is that rule, changed; any other one gets a new
     * number.
     *
     * @throws DomainException INVALID where there are too many or one makes no sense; CONFLICT where two are alike
     */
    static RetentionRules of(@Nullable List<@Nullable RetentionRuleRequest> requests, RetentionRules before) {
        List<@Nullable RetentionRuleRequest> asked = requests == null ? List.of() : requests;
        if (asked.size() > MOST) {
            throw new DomainException(
                    ErrorKind.INVALID, "there are " + asked.size() + " rules: expected at most " + MOST);
        }
        Set<Integer> free = before.rules.stream().map(RetentionRule::id).collect(Collectors.toCollection(HashSet::new));
        int next = 1 + before.rules.stream().mapToInt(RetentionRule::id).max().orElse(0);
        List<RetentionRule> rules = new ArrayList<>();
        for (RetentionRuleRequest request : asked) {
            if (request == null) {
                throw new DomainException(ErrorKind.INVALID, "rules hold a null: expected rules alone");
            }
            Integer known = request.id();
            int id = known != null && free.remove(known) ? known : next++;
            RetentionRule rule = RetentionRule.of(request, id);
            requireUnlike(rule, rules);
            rules.add(rule);
        }
        return new RetentionRules(rules);
    }

    /** Those that are not switched off, ready to be asked. */
    List<RuleSelection> enabled() {
        return rules.stream()
                .filter(rule -> !rule.disabled())
                .map(RuleSelection::of)
                .toList();
    }

    private static void requireUnlike(RetentionRule rule, List<RetentionRule> others) {
        for (int place = 0; place < others.size(); place++) {
            if (rule.isLike(others.get(place))) {
                throw new DomainException(
                        ErrorKind.CONFLICT,
                        "rule " + (others.size() + 1) + " is the same as rule " + (place + 1)
                                + ": expected one of them");
            }
        }
    }
}
