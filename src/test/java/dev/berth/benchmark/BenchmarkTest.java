package dev.berth.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Berth against CNCF Distribution and nginx, in one run on one machine. A peer that is not installed is left out, and the report says so.
 * {@code -Dbenchmark.directory=…} says where all of them write, for example on another disk; what is there is deleted.
 */
@Tag("benchmark")
class BenchmarkTest {

    private static final int MANY = 100_000;
    private static final int FEW = 10;
    private static final String POOL = "library/benchmark";

    private final Pace pace = Pace.fromProperties();
    private final Report report = new Report();
    private final List<Server> started = new ArrayList<>();
    private final Path directory = Path.of(System.getProperty("benchmark.directory", "target/benchmark"))
            .toAbsolutePath();

    @BeforeEach
    void startWithNothing() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        started.forEach(Server::close);
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    void theSameWorkForBerthAndItsPeers() throws Exception {
        Berth server = Berth.start(directory.resolve("berth"));
        Contestant berth = contestant(server);
        List<Contestant> distribution = peer("registry", Distribution::start);
        List<Contestant> nginx = peer("nginx", Nginx::start);
        try (Clients clients = new Clients(pace)) {
            Comparison comparison = new Comparison(pace, clients);
            List<Contestant> registries =
                    Stream.concat(Stream.of(berth), distribution.stream()).toList();
            List<Contestant> all =
                    Stream.concat(registries.stream(), nginx.stream()).toList();
            compareServers(comparison, registries, all);
            compareTagCounts(comparison, berth.server());
            measureApi(comparison, server, berth);
            measureLists(comparison, server, berth);
        } finally {
            report.write(Path.of("target", "benchmark.md"));
        }
    }

    private void compareServers(Comparison comparison, List<Contestant> registries, List<Contestant> all)
            throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Workload workload : wanted(Workloads.forRegistries())) {
            rows.add(comparison.run(workload, registries));
        }
        for (Workload workload : wanted(List.of(Workloads.largePull()))) {
            rows.add(comparison.run(workload, all));
        }
        report.table(rows, all.stream().map(Contestant::name).toList());
    }

    private void compareTagCounts(Comparison comparison, Server berth) throws Exception {
        Contestant many = new Contestant("100,000 tags", berth, POOL + "-many");
        Contestant few = new Contestant("10 tags", berth, POOL + "-few");
        List<Workload> workloads = wanted(TagWorkloads.of(contestant -> contestant.equals(many) ? MANY : FEW));
        if (workloads.isEmpty()) {
            return;
        }
        TagWorkloads.fill(many, MANY);
        TagWorkloads.fill(few, FEW);
        List<Row> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            rows.add(comparison.run(workload, List.of(many, few)));
        }
        report.table(rows, List.of(many.name(), few.name()));
    }

    /** Distribution has no such API. */
    private void measureApi(Comparison comparison, Berth server, Contestant berth) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Workload workload : wanted(ApiWorkloads.of(server))) {
            rows.add(comparison.run(workload, List.of(berth)));
        }
        report.table(rows, List.of(berth.name()));
    }

    private void measureLists(Comparison comparison, Berth server, Contestant berth) throws Exception {
        List<Workload> workloads = wanted(ListWorkloads.of(server));
        if (workloads.isEmpty()) {
            return;
        }
        ListWorkloads.fill(server);
        List<Row> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            rows.add(comparison.run(workload, List.of(berth)));
        }
        report.table(rows, List.of(berth.name()));
    }

    private List<Workload> wanted(List<Workload> workloads) {
        return workloads.stream().filter(pace::wants).toList();
    }

    private interface Starter {
        Server start(Path program, Path directory) throws IOException;
    }

    private List<Contestant> peer(String program, Starter starter) throws IOException {
        Optional<Path> path = Programs.find(program);
        if (path.isEmpty()) {
            report.say("`" + program + "` is not installed, so there is nothing to compare with in its place.");
            return List.of();
        }
        return List.of(contestant(starter.start(path.get(), directory.resolve(program))));
    }

    private Contestant contestant(Server server) {
        started.add(server);
        return new Contestant(server.name(), server, POOL);
    }
}
