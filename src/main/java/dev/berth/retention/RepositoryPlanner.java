package dev.berth.retention;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import dev.berth.immutability.TagImmutability;
import dev.berth.retention.ContentLookup.Reading;
import dev.berth.retention.DecisionTable.Counts;

/**
 * Decides about everything in a repository and writes the decisions down. It reads the repository twice, page by page, so that it holds
 * little of it; what changes meanwhile was pushed, tagged or pulled after the run began, and stays.
 */
@Component
class RepositoryPlanner {

    private static final Decision LEFT_OPEN = new Decision(Verdict.OPEN, null, "");

    private final ContentLookup content;
    private final DecisionTable decisions;
    private final TagImmutability immutability;

    RepositoryPlanner(ContentLookup content, DecisionTable decisions, TagImmutability immutability) {
        this.content = content;
        this.decisions = decisions;
        this.immutability = immutability;
    }

    Counts plan(RetentionRun run) {
        RetentionPlan plan = new RetentionPlan(run.retentionRules(), run.began());
        Reading reading = new Reading(run.repositoryId(), run.rules(), immutability.of(run.repository())::covers);
        read(
                run,
                reading,
                page -> page.stream()
                        .filter(found -> found.role() == Role.CANDIDATE)
                        .forEach(found -> plan.consider(found.candidate())));
        run.task().step(() -> {
            decisions.forgetUndone(run.taskId());
            return true;
        });
        read(run, reading, page -> write(run, page, plan));
        return run.task().step(() -> settle(run));
    }

    private void read(RetentionRun run, Reading reading, Consumer<List<FoundArtifact>> reader) {
        List<FoundArtifact> page = content.page(reading, "");
        while (!page.isEmpty()) {
            run.task().requireGoingOn();
            reader.accept(page);
            page = content.page(reading, page.getLast().digest());
        }
    }

    private void write(RetentionRun run, List<FoundArtifact> page, RetentionPlan plan) {
        List<DecidedArtifact> decided = page.stream()
                .map(found -> DecidedArtifact.of(found, decide(found, plan)))
                .toList();
        run.task().step(() -> {
            decisions.insert(run.taskId(), decided);
            return true;
        });
    }

    private static Decision decide(FoundArtifact found, RetentionPlan plan) {
        return switch (found.role()) {
            case CANDIDATE -> plan.decide(found.candidate());
            case CHILD -> LEFT_OPEN;
            case ACCESSORY -> accessory(found);
        };
    }

    private static Decision accessory(FoundArtifact found) {
        String tag = found.candidate().immutableTag();
        return tag == null ? LEFT_OPEN : new Decision(Verdict.IMMUTABLE, null, "the tag " + tag + " is immutable");
    }

    /** Decides about what depends on others. */
    private Counts settle(RetentionRun run) {
        decisions.keepOrphans(run.taskId());
        int kept;
        do {
            kept = decisions.keepWhatBelongs(run.taskId(), run.repositoryId());
        } while (kept > 0);
        decisions.closeOpen(run.taskId(), run.repositoryId());
        return decisions.count(run.taskId(), run.isDryRun());
    }
}
