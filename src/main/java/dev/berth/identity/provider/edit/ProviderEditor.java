package dev.berth.identity.provider.edit;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.TrialStep;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.FieldsRefused;

/**
 * Makes, changes and deletes providers. What would be saved is tried first, with no transaction open; {@link ProviderWriter} then saves it,
 * unless somebody else was faster.
 */
@Component
class ProviderEditor {

    private final StoredProviders stored;
    private final ProviderUse use;
    private final Trials trials;
    private final ProviderWriter writer;

    ProviderEditor(StoredProviders stored, ProviderUse use, Trials trials, ProviderWriter writer) {
        this.stored = stored;
        this.use = use;
        this.trials = trials;
        this.writer = writer;
    }

    /**
     * @return the provider's id
     * @throws FieldsRefused with a message for each field of a wrong form
     * @throws dev.berth.identity.provider.ProviderRefused where nobody could sign in so
     */
    long create(Principal by, ProviderRequest request) {
        ProviderDraft draft = request.over(ProviderDraft.blank(request.requireKind()));
        ProviderRule.require(draft);
        trials.require(draft.settings());
        return writer.insert(by, draft);
    }

    /** Tries the provider where its settings change or it is enabled; what stays as it is costs no call. */
    void change(Principal by, long id, ProviderRequest request) {
        Provider known = stored.require(id);
        requireRevision(request, known);
        ProviderDraft before = ProviderDraft.of(known);
        ProviderDraft draft = request.over(before);
        if (draft.equals(before)) {
            return;
        }
        ProviderRule.require(draft);
        use.requireSameSubjects(known, draft);
        requireSecretAgain(request, before.settings(), draft.settings());
        boolean enabling = draft.enabled() && !before.enabled();
        if (enabling || !draft.settings().equals(before.settings())) {
            trials.require(draft.settings());
        }
        writer.update(by, known, draft);
    }

    /** Saves nothing. Settings of a wrong form are a step that failed. */
    ProviderPing ping(ProviderRequest request) {
        ProviderDraft draft = drafted(request);
        List<String> messages = ProviderRule.messages(draft);
        if (!messages.isEmpty()) {
            return ProviderPing.of(List.of(new TrialStep("fields", false, String.join("; ", messages))));
        }
        List<TrialStep> steps = new ArrayList<>();
        steps.add(new TrialStep("fields", true, "each has the right form"));
        steps.addAll(trials.steps(draft.settings()));
        return ProviderPing.of(steps);
    }

    private ProviderDraft drafted(ProviderRequest request) {
        if (request.id() == null) {
            ProviderDraft draft = request.over(ProviderDraft.blank(request.requireKind()));
            return draft.name().isEmpty()
                    ? new ProviderDraft("new", draft.enabled(), draft.primary(), draft.settings())
                    : draft;
        }
        ProviderDraft before = ProviderDraft.of(stored.require(request.id()));
        ProviderDraft draft = request.over(before);
        if (ProviderRule.messages(draft).isEmpty()) {
            requireSecretAgain(request, before.settings(), draft.settings());
        }
        return draft;
    }

    private static void requireRevision(ProviderRequest request, Provider known) {
        if (request.revision() != null && request.revision() != known.revision()) {
            throw new ProviderChangedMeanwhile(known.name());
        }
    }

    private static void requireSecretAgain(ProviderRequest request, ProviderSettings before, ProviderSettings after) {
        if (ProviderRule.sendsKeptSecretElsewhere(before, after, request.givesSecret())) {
            throw new FieldsRefused(
                    ErrorKind.INVALID, List.of(after.kind().label() + ".secret" + ProviderRule.SECRET_AGAIN));
        }
    }
}
