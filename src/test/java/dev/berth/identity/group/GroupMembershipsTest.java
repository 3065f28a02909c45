package dev.berth.identity.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.identity.provider.ExternalGroup;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class GroupMembershipsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
    private final GroupMemberships memberships = new GroupMemberships(new MembershipTable(jdbc), new GroupTable(jdbc));
    private final long provider = provider();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void S27_whatTheProviderDoesNotNameAnyMoreIsGone() {
        long ada = user();
        replace(ada, provider, named("a", "b", "c"));
        replace(ada, provider, named("b", "d"));
        assertThat(groups(ada)).containsExactlyInAnyOrder("b", "d");
        replace(ada, provider, List.of());
        assertThat(groups(ada)).isEmpty();
    }

    @Test
    void S18_groupsOfTwoProvidersWithOneNameAreTwo() {
        long ada = user();
        long grace = user();
        long other = provider();
        replace(ada, provider, named("staff"));
        replace(grace, other, named("staff"));
        assertThat(ids(ada)).hasSize(1).doesNotContainAnyElementsOf(ids(grace));
        replace(ada, other, named("others"));
        replace(ada, other, List.of());
        assertThat(groups(ada))
                .as("what one provider says is nothing about the other's")
                .containsExactly("staff");
    }

    @Test
    void aGroupThatWasRenamedKeepsItsMembers() {
        long ada = user();
        long grace = user();
        replace(ada, provider, List.of(new ExternalGroup("cn=ops", "ops")));
        replace(grace, provider, List.of(new ExternalGroup("cn=ops", "operations")));
        assertThat(ids(ada)).isEqualTo(ids(grace));
        assertThat(names(ada)).containsExactly("operations");
    }

    @Test
    void whereNothingChangedNothingIsWritten() {
        long ada = user();
        List<ExternalGroup> groups = named("x", "y");
        replace(ada, provider, groups);
        List<String> before = versions(ada);
        replace(ada, provider, groups);
        assertThat(versions(ada)).isEqualTo(before);
        replace(
                ada,
                provider,
                Stream.concat(groups.stream(), named("z").stream()).toList());
        assertThat(versions(ada)).containsAll(before).hasSize(3);
    }

    @Test
    void tenThousandGroupsAreAFewStatements() {
        long ada = user();
        List<ExternalGroup> many = numbered(0, 10_000);
        replace(ada, provider, many);
        assertThat(ids(ada)).hasSize(10_000);
        replace(ada, provider, many.subList(5_000, 10_000));
        assertThat(ids(ada)).hasSize(5_000);
    }

    @Test
    void aGroupThatCannotBeWrittenDownHoldsNobodyUp() {
        long ada = user();
        replace(
                ada,
                provider,
                List.of(
                        new ExternalGroup("x".repeat(5_000), "long key"),
                        new ExternalGroup("nul\0", "nul"),
                        new ExternalGroup("half\ud800", "half"),
                        new ExternalGroup(" ", "blank"),
                        new ExternalGroup("twice", "twice"),
                        new ExternalGroup("twice", "twice"),
                        new ExternalGroup("long", "😀".repeat(200))));
        assertThat(groups(ada)).containsExactlyInAnyOrder("twice", "long");
        assertThat(names(ada)).contains("😀".repeat(127));
    }

    @Test
    void S48_thirtyWhoSignInAtOnceWithTheSameGroupsDoNotHinderOneAnother() throws Exception {
        List<Long> people = IntStream.range(0, 30).mapToObj(one -> user()).toList();
        for (int round = 0; round < 5; round++) {
            int from = round * 40;
            atOnce(people.stream()
                    .map(person -> (Callable<Void>) () -> {
                        replace(person, provider, shuffled(from, person));
                        return null;
                    })
                    .toList());
            for (long person : people) {
                assertThat(ids(person)).hasSize(200);
            }
        }
    }

    @Test
    void S27_ofTwoSignInsOfOnePersonAtOnceOneIsTheLast() throws Exception {
        long ada = user();
        for (int round = 0; round < 20; round++) {
            replace(ada, provider, named("before"));
            atOnce(List.of(
                    () -> replace(ada, provider, named("left", "both")),
                    () -> replace(ada, provider, named("right", "both"))));
            assertThat(groups(ada)).hasSize(2).contains("both");
        }
    }

    /** The same groups for everybody, each time called differently, in an order of everybody's own. */
    private static List<ExternalGroup> shuffled(int from, long person) {
        List<ExternalGroup> groups = new ArrayList<>(IntStream.range(from, from + 200)
                .mapToObj(number -> new ExternalGroup("shared" + number, "in round " + from))
                .toList());
        Collections.shuffle(groups, new Random(person));
        return groups;
    }

    private static void atOnce(List<Callable<Void>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }

    private Void replace(long user, long atProvider, List<ExternalGroup> groups) {
        transaction.executeWithoutResult(status -> memberships.replace(user, atProvider, groups));
        return null;
    }

    private static List<ExternalGroup> named(String... names) {
        return Stream.of(names).map(name -> new ExternalGroup(name, name)).toList();
    }

    private static List<ExternalGroup> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new ExternalGroup("group" + number, "group" + number))
                .toList();
    }

    private long provider() {
        return insert("""
                insert into identity_provider (kind, name, settings) values ('oidc', gen_random_uuid()::text, '{}')
                returning provider_id""");
    }

    private long user() {
        return insert("insert into identity_user (username) values (gen_random_uuid()::text) returning user_id");
    }

    private long insert(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private List<String> groups(long user) {
        return memberRows("g.key", user);
    }

    private List<String> names(long user) {
        return memberRows("g.name", user);
    }

    private List<String> ids(long user) {
        return memberRows("g.group_id", user);
    }

    /** Which version of each row is there. */
    private List<String> versions(long user) {
        return memberRows("concat(m.ctid, m.xmin, g.ctid, g.xmin, g.xmax)", user);
    }

    private List<String> memberRows(String column, long user) {
        return jdbc.sql("""
                        select (%s)::text from identity_group_member m join identity_group g using (group_id)
                         where m.user_id = ? order by g.group_id
                        """.formatted(column))
                .param(user)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
