package dev.berth.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.audit.PurgeTable.Part;
import dev.berth.audit.PurgeTable.Point;
import dev.berth.job.Execution;
import dev.berth.job.Job;
import dev.berth.job.JobType;
import dev.berth.job.NewTask;
import dev.berth.job.TaskRun;

/** Purges old entries of the audit log, oldest first. */
@Component
class PurgeJob implements Job {

    private final PurgeTable table;
    private final Clock clock;

    PurgeJob(PurgeTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What came of it. */
    record Purged(long purged) {}

    @Override
    public JobType type() {
        return JobType.PURGE_AUDIT_LOG;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return List.of(new NewTask("", execution.parameters()));
    }

    @Override
    public void run(TaskRun run) {
        PurgeParameters parameters = run.parameters(PurgeParameters.class);
        Instant olderThan = clock.instant().minus(parameters.age());
        run.log((parameters.dryRun() ? "counts" : "purges") + " what is older than " + olderThan + ": "
                + parameters.includeEventTypes());
        long total = table.older(olderThan);
        long seen = 0;
        long chosen = parameters.dryRun() ? 0 : goneBefore(run);
        Point last = Point.BEGINNING;
        while (last != null) {
            run.requireGoingOn();
            Part part = next(run, parameters, olderThan, last, chosen);
            seen += part.lookedAt();
            chosen += part.chosen();
            last = part.last();
            run.progress(seen, Math.max(total, seen));
        }
        run.log((parameters.dryRun() ? "would purge " : "has purged ") + chosen + " entries, and has looked at "
                + seen);
    }

    /** What another node has purged that died in it is not found again. */
    private static long goneBefore(TaskRun run) {
        return run.resultSoFar(Purged.class).map(Purged::purged).orElse(0L);
    }

    /** A part is counted in the step in which it goes, so that both hold or neither. */
    private Part next(TaskRun run, PurgeParameters parameters, Instant olderThan, Point last, long before) {
        return parameters.dryRun()
                ? counted(run, table.count(olderThan, parameters.eventTypes(), last), before)
                : run.step(() -> counted(run, table.purge(olderThan, parameters.eventTypes(), last, run.by()), before));
    }

    private static Part counted(TaskRun run, Part part, long before) {
        run.result(new Purged(before + part.chosen()));
        return part;
    }
}
