package dev.berth.job;

import org.jspecify.annotations.Nullable;

/**
 * A task that this node has from now on.
 *
 * @param attempt the number by which it proves that it still has it
 * @param parameters as JSON
 * @param result what came of former runs, as JSON; absent where nothing did
 * @param logSize characters that former runs have left in the log
 * @param stopWanted who wanted it to stop before; empty where nobody did
 */
record ClaimedTask(
        long taskId,
        long executionId,
        JobType type,
        int attempt,
        int lost,
        String parameters,
        @Nullable String result,
        int logSize,
        String stopWanted) {}
