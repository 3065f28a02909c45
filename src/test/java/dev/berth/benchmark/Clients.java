package dev.berth.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that do the same work at the same time, each on a thread of its own. */
final class Clients implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final Pace pace;
    private final ExecutorService threads;

    Clients(Pace pace) {
        this.pace = pace;
        this.threads = Executors.newFixedThreadPool(pace.clients());
    }

    /** Operations a second of all clients together during one round; the first error of any of them ends the benchmark. */
    double rate(Workload.Opening opening) throws IOException, InterruptedException, ExecutionException {
        List<Operation> operations = new ArrayList<>();
        try {
            for (int number = 0; number < pace.clients(); number++) {
                operations.add(opening.open(number));
            }
            return rate(operations);
        } finally {
            for (Operation operation : operations) {
                operation.close();
            }
        }
    }

    private double rate(List<Operation> operations) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(operations.size());
        List<Callable<Double>> tasks =
                operations.stream().map(one -> rateOf(one, start)).toList();
        double sum = 0;
        for (Future<Double> rate : threads.invokeAll(tasks)) {
            sum += rate.get();
        }
        return sum;
    }

    /** A client's own rate: what it had finished, by the time it had finished it. */
    private Callable<Double> rateOf(Operation operation, CyclicBarrier start) {
        return () -> {
            start.await();
            long begun = System.nanoTime();
            long limit = pace.round().toNanos();
            long done = 0;
            long spent = 0;
            while (spent < limit) {
                operation.step().run();
                done++;
                spent = System.nanoTime() - begun;
            }
            return done * NANOS / spent;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
