package dev.berth.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SystemRole;
import dev.berth.platform.DomainException;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

/** However administrators go, one stays (S48): of others the last one, and {@code admin} in any case. */
class LastAdministratorTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final Principal ADMINISTRATOR =
            new Principal.User(1, "admin", SystemRole.ADMINISTRATOR, Credential.PASSWORD);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** As if {@code admin} were none: the rule does not depend on it. */
    @BeforeEach
    void nobody() {
        jdbc.sql("update identity_user set administrator = false").update();
    }

    @Test
    void theAccountAdminStaysOneWhoeverElseIsOne() {
        jdbc.sql("update identity_user set administrator = (user_id = 1)").update();
        makeAdministrators(1);

        var refused = Api.admin(SERVER).send("PUT", "/api/v2.0/users/1/sysadmin", "{\"sysadmin_flag\":false}");

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("admin always remains");
        assertThat(administrators()).contains(1L);
    }

    @Test
    void aDisabledAdministratorIsNotTheOneWhoStays() throws Exception {
        List<Long> ids = makeAdministrators(2);
        SERVER.bean(UserDisabler.class).setDisabled(ADMINISTRATOR, ids.getFirst(), true);

        assertThat(stepDown(List.of(ids.getLast()))).containsExactly("LastAdministrator");
    }

    @Test
    void S48_ofAHundredWhoGoAtOnceOneStays() throws Exception {
        List<Long> ids = makeAdministrators(100);

        List<String> outcomes = stepDown(ids);

        assertThat(outcomes).hasSize(100).containsOnlyOnce("LastAdministrator");
        assertThat(administrators()).hasSize(1);
    }

    /** So few that each has a connection, and all of them look before one has gone. */
    @Test
    void S48_ofAFewWhoGoAtOnceOneStaysEachTime() throws Exception {
        for (int round = 0; round < 10; round++) {
            nobody();
            assertThat(stepDown(makeAdministrators(10))).hasSize(10).containsOnlyOnce("LastAdministrator");
        }
    }

    @Test
    void S48_whoAreDeletedOrDisabledWhileOthersStepDownLeaveOneAsWell() throws Exception {
        List<Long> ids = makeAdministrators(20);

        atOnce(ids, id -> () -> {
            switch ((int) (id % 3)) {
                case 0 -> SERVER.bean(UserRemover.class).delete(ADMINISTRATOR, id);
                case 1 -> SERVER.bean(UserDisabler.class).setDisabled(ADMINISTRATOR, id, true);
                default -> SERVER.bean(SystemRoles.class).setAdministrator(ADMINISTRATOR, id, false);
            }
            return "gone";
        });

        assertThat(administrators()).hasSize(1);
    }

    private static List<String> stepDown(List<Long> ids) throws Exception {
        return atOnce(ids, id -> () -> {
            SERVER.bean(SystemRoles.class).setAdministrator(ADMINISTRATOR, id, false);
            return "gone";
        });
    }

    private List<Long> makeAdministrators(int count) {
        String password = jdbc.sql("select password from identity_user where user_id = 1")
                .query(String.class)
                .single();
        IntStream.range(0, count)
                .forEach(i -> jdbc.sql("""
                        insert into identity_user (username, password, administrator) values (?, ?, true)""")
                        .params("administrator-" + System.nanoTime() + "-" + i, password)
                        .update());
        return administrators();
    }

    private List<Long> administrators() {
        return jdbc.sql("select user_id from identity_user where administrator and not disabled and deleted_at is null")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static List<String> atOnce(List<Long> ids, Function<Long, Callable<String>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = ids.stream()
                    .map(id -> threads.submit(() -> {
                        start.await();
                        try {
                            return work.apply(id).call();
                        } catch (DomainException e) {
                            return e.getClass().getSimpleName();
                        }
                    }))
                    .toList();
            start.countDown();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
