package dev.berth.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * How long the garbage collection takes for the same garbage beside more and more that is in use, and what a push beside it loses:
 * {@code -Dbenchmark.only=gc}, with {@code -Dbenchmark.live=0,100000} beside fewer. The quarantine is zero here, so that a run deletes what it finds.
 */
@Tag("benchmark")
class GarbageBenchmarkTest {

    private static final int GARBAGE = 10_000;
    private static final String LIVE = "0,100000,1000000";
    private static final String GC = "/api/v2.0/system/gc";
    private static final Pattern STATUS = Pattern.compile("\"job_status\"\\s*:\\s*\"(\\w+)\"");

    private final Pace pace = Pace.fromProperties();
    private final Path directory = Path.of(System.getProperty("benchmark.directory", "target/benchmark"), "gc")
            .toAbsolutePath();
    private final Report report = new Report();

    @Test
    void theTimeFollowsTheGarbage() throws Exception {
        if (!"gc".contains(pace.only())) {
            return;
        }
        FileSystemUtils.deleteRecursively(directory);
        try (Berth server = Berth.start(directory, Map.of("BERTH_GC_QUARANTINE", "0s"))) {
            GarbageRows rows = new GarbageRows(server.database());
            rows.holdContinuousCollection();
            int before = 0;
            run(server, "{}");
            for (int live : live()) {
                if (live > before) {
                    rows.live("live", before + 1, live);
                }
                before = live;
                measure(server, rows, live);
            }
            pushBeside(server, rows);
        } finally {
            report.write(Path.of("target", "benchmark-gc.md"));
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static int[] live() {
        return Stream.of(System.getProperty("benchmark.live", LIVE).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private void measure(Berth server, GarbageRows rows, int live) throws Exception {
        push(server);
        rows.endLeases();
        say(live, GARBAGE + " unreferenced blobs of 1 KiB, with their files", run(server, "{}"));
        rows.untagged("untagged" + live, GARBAGE);
        say(live, GARBAGE + " untagged artifacts", run(server, "{\"delete_untagged\": true}"));
        rows.endLeases();
        say(live, 2 * GARBAGE + " blobs that these let go, without files", run(server, "{}"));
    }

    private void say(int live, String garbage, double seconds) {
        String line = "| %,d artifacts, %,d blobs | %s | %.1f s |".formatted(live, 2 * live, garbage, seconds);
        System.out.println(line);
        report.say(line);
    }

    /** The same pushes with and without a run that has enough to do. */
    private void pushBeside(Berth server, GarbageRows rows) throws Exception {
        Contestant alone = new Contestant("alone", server, "library/alone");
        Contestant beside = new Contestant("beside a collection", server, "library/beside");
        Workload push = Workloads.forRegistries().stream()
                .filter(workload -> workload.name().equals("push small image"))
                .findFirst()
                .orElseThrow();
        Workload collecting = new Workload(push.name() + ", gc", 0, contestant -> {
            Workload.Opening opening = push.setup().on(contestant);
            return number -> {
                if (number == 0) {
                    awaitEnd(server);
                }
                if (number == 0 && contestant.equals(beside)) {
                    rows.blobs("beside" + System.nanoTime(), 4 * GARBAGE);
                    start(server, "{}");
                }
                return opening.open(number);
            };
        });
        try (Clients clients = new Clients(pace)) {
            Row row = new Comparison(pace, clients).run(collecting, List.of(alone, beside));
            report.table(List.of(row), List.of(alone.name(), beside.name()));
        }
    }

    /** Blobs by as many clients as push otherwise. */
    private void push(Berth server) throws Exception {
        Content content = new Content(1024);
        try (ExecutorService threads = Executors.newFixedThreadPool(pace.clients())) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int number = 0; number < pace.clients(); number++) {
                clients.add(() -> push(server, content));
            }
            for (Future<Void> done : threads.invokeAll(clients)) {
                done.get();
            }
        }
    }

    private Void push(Berth server, Content content) throws IOException {
        try (Client client = new Client(server, "library/garbage")) {
            for (int i = 0; i < GARBAGE / pace.clients(); i++) {
                client.pushBlob(content.next());
            }
        }
        return null;
    }

    private static double run(Berth server, String parameters) throws Exception {
        long begun = System.nanoTime();
        start(server, parameters);
        awaitEnd(server);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void start(Berth server, String parameters) throws IOException {
        byte[] body = "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":%s}"
                .formatted(parameters)
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer post = Request.sending("POST", GC + "/schedule", server.password(), "application/json", body.length);
        try (Connection connection = new Connection(server.port())) {
            connection.text(201, post, ByteBuffer.wrap(body));
        }
    }

    private static void awaitEnd(Berth server) throws IOException {
        String status = status(server);
        while (status.equals("Pending") || status.equals("Running")) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            status = status(server);
        }
        if (!status.equals("Success") && !status.isEmpty()) {
            throw new IOException("the run ended with " + status);
        }
    }

    /** Of the newest run; empty where there was none. */
    private static String status(Berth server) throws IOException {
        try (Connection connection = new Connection(server.port())) {
            Matcher found = STATUS.matcher(connection.text(Request.get(GC + "?page_size=1", server.password())));
            return found.find() ? found.group(1) : "";
        }
    }
}
