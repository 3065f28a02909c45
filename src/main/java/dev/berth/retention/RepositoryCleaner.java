package dev.berth.retention;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.berth.artifact.ManifestSweep;
import dev.berth.artifact.ManifestSweep.Condition.Unchanged;
import dev.berth.artifact.Swept;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.Digest;
import dev.berth.retention.DecisionTable.Condemned;
import dev.berth.retention.DecisionTable.Counts;

/** Carries out what was decided about a repository, batch by batch; what has changed since the run began stays. */
@Component
class RepositoryCleaner {

    private final ManifestSweep sweep;
    private final DecisionTable decisions;
    private final RunTable runs;
    private final ReadOnly readOnly;

    RepositoryCleaner(ManifestSweep sweep, DecisionTable decisions, RunTable runs, ReadOnly readOnly) {
        this.sweep = sweep;
        this.decisions = decisions;
        this.runs = runs;
        this.readOnly = readOnly;
    }

    /** How far a task is. The counts are of candidates, but for the manifests, which are all that went. */
    private static final class Progress {

        private final Counts planned;
        private long deleted;
        private long gone;
        private long manifests;
        private final Map<Fate, Integer> left = new EnumMap<>(Fate.class);

        Progress(Counts planned) {
            this.planned = planned;
            this.deleted = planned.deleted();
            this.gone = planned.gone();
        }

        RetentionResult result() {
            return planned.result(deleted, gone, false);
        }

        private void leave(Fate fate, int count) {
            left.merge(fate, count, Integer::sum);
        }
    }

    /** @return what came of it */
    RetentionResult clean(RetentionRun run, Counts planned) {
        Progress progress = new Progress(planned);
        while (round(run, progress)) {
            // What went may have held what is next.
        }
        run.task().step(() -> {
            decisions.keepRest(run.taskId(), Changes.STAYS_AFTER_ALL);
            return true;
        });
        run.task()
                .log("deleted " + progress.deleted + " artifacts, " + progress.manifests
                        + " manifests with what belonged to them");
        progress.left.forEach((fate, count) ->
                run.task().log(count + (fate == Fate.GONE ? "" : " stay after all") + ": " + Changes.of(fate)));
        return progress.result();
    }

    /** Goes once through all that can go; false where there was nothing. */
    private boolean round(RetentionRun run, Progress progress) {
        String after = "";
        boolean some = false;
        for (List<Condemned> batch = batch(run, progress, after);
                !batch.isEmpty();
                batch = batch(run, progress, after)) {
            after = batch.getLast().digest().toString();
            some = true;
        }
        return some;
    }

    private List<Condemned> batch(RetentionRun run, Progress progress, String after) {
        run.task().requireGoingOn();
        readOnly.requireOff();
        return run.task().step(() -> {
            List<Condemned> batch = decisions.next(run.taskId(), run.repositoryId(), after, ManifestSweep.MOST);
            if (!batch.isEmpty()) {
                sweep(run, progress, batch);
            }
            return batch;
        });
    }

    private void sweep(RetentionRun run, Progress progress, List<Condemned> batch) {
        List<Digest> digests = batch.stream().map(Condemned::digest).toList();
        Swept swept = sweep.sweep(run.repository(), run.task().by(), digests, new Unchanged(run.began()));
        progress.manifests += swept.manifests();
        progress.deleted += decisions.setGone(run.taskId(), swept.removed());
        batch.stream()
                .collect(Collectors.groupingBy(one -> fate(swept, one.digest())))
                .forEach((fate, those) -> record(run, progress, fate, those));
        RetentionResult result = progress.result();
        runs.count(run.taskId(), run.task().execution().id(), result);
        run.task().result(result);
        run.task().progress(progress.deleted - progress.planned.deleted(), progress.planned.pending());
    }

    private void record(RetentionRun run, Progress progress, Fate fate, List<Condemned> those) {
        Set<Digest> candidates = digests(those, true);
        Set<Digest> others = digests(those, false);
        switch (fate) {
            case REMOVED -> {
                // With all else that went it is written down already.
            }
            case GONE -> {
                decisions.settle(run.taskId(), digests(those), Verdict.GONE, Changes.of(fate));
                progress.gone += candidates.size();
                progress.leave(fate, those.size());
            }
            case LEASED -> {
                decisions.settle(run.taskId(), candidates, Verdict.RETAIN, Changes.of(fate));
                decisions.setFollowing(run.taskId(), others);
                progress.leave(fate, candidates.size());
            }
            case HELD, CHANGED, IMMUTABLE -> {
                Verdict verdict = fate == Fate.IMMUTABLE ? Verdict.IMMUTABLE : Verdict.RETAIN;
                decisions.settle(run.taskId(), digests(those), verdict, Changes.of(fate));
                progress.leave(fate, those.size());
            }
        }
    }

    private static Set<Digest> digests(List<Condemned> those) {
        return those.stream().map(Condemned::digest).collect(Collectors.toSet());
    }

    private static Set<Digest> digests(List<Condemned> those, boolean candidates) {
        return those.stream()
                .filter(one -> (one.role() == Role.CANDIDATE) == candidates)
                .map(Condemned::digest)
                .collect(Collectors.toSet());
    }

    private static Fate fate(Swept swept, Digest digest) {
        return swept.fates().getOrDefault(digest, Fate.GONE);
    }
}
