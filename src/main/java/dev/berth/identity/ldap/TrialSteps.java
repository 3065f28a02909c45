package dev.berth.identity.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.TrialStep;
import dev.berth.platform.DomainException;

/** What was tried one after the other, up to the first that failed. */
final class TrialSteps {

    private final List<TrialStep> done = new ArrayList<>();

    /**
     * @param message what it means that it worked
     * @throws ProviderRefused where it did not
     */
    <T> T take(String name, String message, Supplier<T> work) {
        try {
            T result = work.get();
            done.add(new TrialStep(name, true, message));
            return result;
        } catch (DomainException e) {
            throw failed(name, e.getMessage());
        } catch (AnswerUseless e) {
            throw failed(name, e.getMessage());
        }
    }

    void take(String name, String message, Runnable work) {
        take(name, message, () -> {
            work.run();
            return done;
        });
    }

    List<TrialStep> done() {
        return List.copyOf(done);
    }

    private ProviderRefused failed(String name, String message) {
        done.add(new TrialStep(name, false, message));
        return new ProviderRefused(message);
    }
}
