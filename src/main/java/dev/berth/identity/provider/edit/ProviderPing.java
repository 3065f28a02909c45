package dev.berth.identity.provider.edit;

import java.util.List;

import dev.berth.identity.provider.TrialStep;

/**
 * What came of trying settings.
 *
 * @param success whether every step worked
 * @param steps in their order, up to the first that failed
 */
record ProviderPing(boolean success, List<TrialStep> steps) {

    static ProviderPing of(List<TrialStep> steps) {
        return new ProviderPing(steps.stream().allMatch(TrialStep::success), steps);
    }
}
