package dev.berth.identity.provider;

import java.util.List;

import dev.berth.platform.DomainException;

/** Tries whether settings of one kind work, by speaking to the provider. It is asked before they are saved, outside of any transaction. */
public interface ProviderTrial {

    ProviderKind kind();

    /** @throws ProviderRefused with what was tried and what was answered */
    void require(ProviderSettings settings);

    /** The same step by step, for whoever looks for what is wrong: ends with the first that failed. At least one. */
    default List<TrialStep> steps(ProviderSettings settings) {
        try {
            require(settings);
            return List.of(new TrialStep("trial", true, "the provider answers as it should"));
        } catch (DomainException refused) {
            return List.of(new TrialStep("trial", false, refused.getMessage()));
        }
    }
}
