package dev.berth.gc;

import java.util.function.BiFunction;
import java.util.function.Supplier;

import dev.berth.job.TaskRun;

/** One run of the garbage collection: what it is to do, how far it is, and what came of it, batch by batch. */
final class GarbageRound {

    private final TaskRun run;
    private final GarbageParameters parameters;
    private GarbageResult result;
    private long done;
    private long total;

    /** Begins, or goes on where another node ended. */
    GarbageRound(TaskRun run) {
        this.run = run;
        this.parameters = run.parameters(GarbageParameters.class);
        this.result = run.resultSoFar(GarbageResult.class).orElse(GarbageResult.NOTHING);
        run.result(result);
    }

    GarbageParameters parameters() {
        return parameters;
    }

    GarbageResult result() {
        return result;
    }

    TaskRun run() {
        return run;
    }

    /** There is so much more to look at. */
    void expect(long more) {
        total += more;
        run.progress(done, total);
    }

    /**
     * Does a batch in a step of the task, or outside of any where nothing is to be written, and counts what came of it.
     *
     * @param size of what {@link #expect} counted
     */
    <T> T batch(long size, Supplier<T> work, BiFunction<GarbageResult, T, GarbageResult> counting) {
        run.requireGoingOn();
        done += size;
        return parameters.dryRun() ? counted(work.get(), counting) : run.step(() -> counted(work.get(), counting));
    }

    private <T> T counted(T outcome, BiFunction<GarbageResult, T, GarbageResult> counting) {
        result = counting.apply(result, outcome);
        run.result(result);
        run.progress(done, Math.max(done, total));
        return outcome;
    }
}
