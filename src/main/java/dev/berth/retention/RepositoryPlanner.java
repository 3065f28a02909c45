package dev.berth.retention;

import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.berth.immutability.TagImmutability;
import dev.berth.retention.ContentLookup.Reading;
import dev.berth.retention.DecisionTable.Counts;

/**
 * Decides about everything in a repository and writes the decisions down. It reads the repository page by page, so that it holds
 * little of it, and the last ones a second time; what changes meanwhile was pushed, tagged or pulled after the run began, and stays.
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
        run.task().step(() -> {
            decisions.forgetUndone(run.taskId());
            return true;
        });
        decideAll(run, reading, plan);
        decideAgain(run, reading, plan);
        return run.task().step(() -> settle(run));
    }

    private void decideAll(RetentionRun run, Reading reading, RetentionPlan plan) {
        List<FoundArtifact> page = content.page(reading, "");
        while (!page.isEmpty()) {
            write(run, page, plan::consider);
            page = content.page(reading, page.getLast().digest());
        }
    }

    /** Who is among the last ones is known when all were seen. */
    private void decideAgain(RetentionRun run, Reading reading, RetentionPlan plan) {
        List<Long> last = plan.last().stream().sorted().toList();
        for (int from = 0; from < last.size(); from += ContentLookup.PAGE) {
            List<Long> some = last.subList(from, Math.min(last.size(), from + ContentLookup.PAGE));
            write(run, content.these(reading, some), plan::decide);
        }
    }

    private void write(RetentionRun run, List<FoundArtifact> page, Function<Candidate, Decision> rules) {
        run.task().requireGoingOn();
        List<DecidedArtifact> decided = page.stream()
                .map(found -> DecidedArtifact.of(found, decide(found, rules)))
                .toList();
        run.task().step(() -> {
            decisions.write(run.taskId(), decided);
            return true;
        });
    }

    private static Decision decide(FoundArtifact found, Function<Candidate, Decision> rules) {
        return switch (found.role()) {
            case CANDIDATE -> rules.apply(found.candidate());
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
        decisions.expectMany();
        decisions.keepOrphans(run.taskId());
        int kept;
        do {
            kept = decisions.keepWhatBelongs(run.taskId(), run.repositoryId());
        } while (kept > 0);
        decisions.closeOpen(run.taskId(), run.repositoryId());
        return decisions.count(run.taskId(), run.isDryRun());
    }
}
