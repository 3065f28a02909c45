package dev.berth.identity;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.FakeDirectories;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A directory that answers nobody keeps waiting only those who need it, here twenty, with two connections to the database in the pool. */
class HangingDirectoryTest {

    private static final int WAITING = 20;

    private static final BerthServer SERVER =
            BerthServer.start(Map.of("berth.database.pool-size", "2"), FakeDirectories.class);

    private final FakeDirectories directories = SERVER.bean(FakeDirectories.class);
    private final People people = new People(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void localAccountsRobotsTokensAndSessionsWorkOnMeanwhile() throws Exception {
        String local = people.user();
        String project = people.project();
        people.join(project, local, People.DEVELOPER);
        TestRobot robot = TestRobot.inProject(SERVER, project, "repository:pull");
        Browser session = Browser.of(SERVER, local, People.PASSWORD);
        RegistryClient token = RegistryClient.basic(SERVER, project + "/app", local, People.PASSWORD)
                .withToken("repository:" + project + "/app:pull");
        long directory = IdentityProviders.directory(SERVER);
        directories.hang(directory);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                String nobody = "nobody" + i;
                waiting.add(threads.submit(
                        () -> current(Api.basic(SERVER, nobody, "wrong")).statusCode()));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> directories.asked().size() == waiting.size());
            }

            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                statuses.add(current(Api.basic(SERVER, local, People.PASSWORD)).statusCode());
                statuses.add(current(Api.admin(SERVER)).statusCode());
                statuses.add(session.get("/api/v2.0/users/current").statusCode());
                statuses.add(new Browser(SERVER).signIn(local, People.PASSWORD).statusCode());
                statuses.add(Api.basic(SERVER, robot.name(), robot.secret())
                        .get("/service/token?service=harbor-registry")
                        .statusCode());
                statuses.add(token.get("tags/list").status());
            }

            assertThat(waiting).noneMatch(Future::isDone);
            directories.answer();
            assertThat(statuses).containsOnly(200, 404);
            for (Future<Integer> one : waiting) {
                assertThat(one.get()).isEqualTo(401);
            }
        }
    }

    private static HttpResponse<String> current(Api api) {
        return api.get("/api/v2.0/users/current");
    }
}
