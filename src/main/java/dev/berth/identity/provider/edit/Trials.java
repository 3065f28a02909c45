package dev.berth.identity.provider.edit;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTrial;
import dev.berth.identity.provider.TrialStep;
import dev.berth.platform.outward.AddressRefused;

/** Has settings tried by those who speak the provider's protocol. No transaction is open and no connection to the database held meanwhile. */
@Component
class Trials {

    private final ObjectProvider<ProviderTrial> trials;

    Trials(ObjectProvider<ProviderTrial> trials) {
        this.trials = trials;
    }

    /** @throws ProviderRefused with what was tried and what was answered */
    void require(ProviderSettings settings) {
        try {
            trial(settings.kind()).require(settings);
        } catch (ProviderAway | AddressRefused refused) {
            throw new ProviderRefused(refused.getMessage());
        }
    }

    List<TrialStep> steps(ProviderSettings settings) {
        return trial(settings.kind()).steps(settings);
    }

    private ProviderTrial trial(ProviderKind kind) {
        return trials.stream()
                .filter(trial -> trial.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody tries providers of the kind " + kind));
    }
}
