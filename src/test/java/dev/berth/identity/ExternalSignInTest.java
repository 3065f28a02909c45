package dev.berth.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.Credential;
import dev.berth.access.SystemRole;
import dev.berth.identity.ExternalSignIn.Outcome;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;
import dev.berth.testkit.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which account is meant when a provider has proved somebody, and what becomes of it. */
class ExternalSignInTest {

    private static final BerthServer SERVER = BerthServer.start(Map.of(), StatementCount.class);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Provider directory = provider(IdentityProviders.directory(SERVER));
    private final Provider other = provider(IdentityProviders.issuer(SERVER, true));
    private final ExternalSignIn signIn = SERVER.bean(ExternalSignIn.class);
    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String name = "person" + COUNT.incrementAndGet();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whoComesForTheFirstTimeGetsAnAccount() {
        Person person = signedIn(directory, account("s", name, List.of()));

        assertThat(person.username()).isEqualTo(name);
        assertThat(person.role()).isEqualTo(SystemRole.NONE);
        assertThat(person.passwordHash()).isNull();
        var reply = Api.json(Api.admin(SERVER).get("/api/v2.0/users/" + person.id()));
        assertThat(reply.get("email").asString()).isEqualTo(name + "@example.com");
        assertThat(reply.get("realname").asString()).isEqualTo("Real " + name);
        assertThat(reply.get("disabled").asBoolean()).isFalse();
        assertThat(audited(name)).containsExactly("create user " + name);
    }

    @Test
    void whoComesAgainIsTheSamePersonWhateverTheProviderCallsThem() {
        Person first = signedIn(directory, account("s", name, List.of()));

        Person again = signedIn(directory, account("s", name + "-married", List.of()));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.username()).isEqualTo(name);
        assertThat(link(first).get("name")).isEqualTo(name + "-married");
    }

    @Test
    void S31_theSameNameAndAddressAtAnotherProviderOpenNoAccount() {
        Person victim = signedIn(directory, account("s", name, List.of()));

        Outcome sameKey = signIn.signIn(other, account("s", name, List.of()), Credential.ISSUER);
        Person sameAddress =
                signedIn(other, new ExternalAccount("t", name + "-2", name + "@example.com", null, List.of(), true));

        assertThat(sameKey).isInstanceOf(Outcome.NameWanted.class);
        assertThat(sameAddress.id()).isNotEqualTo(victim.id());
        assertThat(jdbc.sql("select email from identity_user where user_id = ?")
                        .param(sameAddress.id())
                        .query()
                        .singleRow())
                .containsEntry("email", null);
    }

    @Test
    void S31_theNameOfALocalAccountOpensNoAccount() {
        String local = new People(SERVER).user();

        Outcome outcome =
                signIn.signIn(directory, account("s", local.toUpperCase(Locale.ROOT), List.of()), Credential.ISSUER);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NameWanted.class,
                        wanted -> assertThat(wanted.reason()).contains("taken"));
        assertThat(links(directory)).isZero();
    }

    @Test
    void S31_aKeyByEarlierSettingsOfTheProviderIsLinkedWithNobody() {
        jdbc.sql("update identity_provider set revision = revision + 1 where provider_id = ?")
                .param(directory.id())
                .update();
        Person local = signedIn(other, account("t", name + "-local", List.of()));

        assertChangedMeanwhile(
                () -> signIn.signIn(directory, account("s", name, List.of()), Credential.DIRECTORY_PASSWORD));
        assertChangedMeanwhile(() -> signIn.link(local.id(), directory, account("s", name, List.of())));

        assertThat(links(directory)).isZero();
        assertThat(Api.admin(SERVER).get("/api/v2.0/users?q=username%3D" + name).body())
                .isEqualTo("[]");
    }

    @Test
    void S31_aDisabledAccountStaysDisabledWhoeverVouchesForIt() {
        Person person = signedIn(directory, account("s", name, List.of()));
        disable(person, true);

        assertThatThrownBy(() -> signIn.signIn(directory, account("s", name, List.of()), Credential.ISSUER))
                .isInstanceOf(AccountDisabled.class);
        assertThatThrownBy(() -> signIn.onboard(directory, account("s", name, List.of()), name + "-new"))
                .isInstanceOf(AccountDisabled.class);
        assertThat(signIn.find(directory, "s")).isEmpty();
        assertThat(signIn.signIn(other, account("u", name, List.of()), Credential.ISSUER))
                .isInstanceOf(Outcome.NameWanted.class);

        disable(person, false);

        assertThat(signedIn(directory, account("s", name, List.of())).id()).isEqualTo(person.id());
    }

    @Test
    void S31_whoseAccountWasDeletedComesAsSomebodyElse() {
        Person before = signedIn(directory, account("s", name, List.of("readers")));

        assertThat(Api.admin(SERVER).delete("/api/v2.0/users/" + before.id()).statusCode())
                .isEqualTo(200);

        assertThat(links(directory)).isZero();
        assertThat(groups(before)).isEmpty();
        assertThat(signedIn(directory, account("s", name, List.of())).id()).isNotEqualTo(before.id());
    }

    @Test
    void S27_whatTheProviderTookAwayIsGone() {
        Person first = signedIn(directory, administrator("s", name, "readers", "writers"));
        assertThat(first.role()).isEqualTo(SystemRole.ADMINISTRATOR);
        assertThat(groups(first)).containsExactlyInAnyOrder("readers", "writers");

        Person again = signedIn(directory, account("s", name, List.of("writers", "leaders")));

        assertThat(again.role()).isEqualTo(SystemRole.NONE);
        assertThat(groups(again)).containsExactlyInAnyOrder("writers", "leaders");
        assertThat(audited(name)).contains("update user " + name);
    }

    @Test
    void S27_anAdministratorByAProviderIsOneOnlyWhileTheProviderIsEnabled() {
        Person person = signedIn(directory, administrator("s", name));
        String path = "/api/v2.0/users/" + person.id();
        assertThat(Api.json(Api.admin(SERVER).get(path))
                        .get("admin_role_in_auth")
                        .asBoolean())
                .isTrue();

        enable(directory, false);

        assertThat(SERVER.bean(PersonLookup.class)
                        .find(person.id())
                        .orElseThrow()
                        .role())
                .isEqualTo(SystemRole.NONE);
        assertThat(Api.json(Api.admin(SERVER).get(path))
                        .get("admin_role_in_auth")
                        .asBoolean())
                .isFalse();
        assertThat(signIn.find(directory, "s"))
                .as("the key of a disabled provider")
                .isEmpty();
    }

    @Test
    void S48_ofFiftyFirstSignInsAtOnceAllAreOneAccount() throws Exception {
        Set<Object> ids = Set.copyOf(atOnce(IntStream.range(0, 50)
                .<Callable<Object>>mapToObj(i -> () -> signedIn(directory, account("s", name, List.of("readers")))
                        .id())
                .toList()));

        assertThat(ids).hasSize(1);
        assertThat(links(directory)).isEqualTo(1);
        assertThat(audited(name)).containsExactly("create user " + name);
    }

    /** So few that each has a connection: some look for the link before the account is there, and for the name afterwards. */
    @Test
    void S48_ofAFewFirstSignInsAtOnceAllAreOneAccountEachTime() throws Exception {
        for (int round = 0; round < 100; round++) {
            ExternalAccount account = account("s" + round, name + "-" + round, List.of());
            assertThat(Set.copyOf(atOnce(IntStream.range(0, 6)
                            .<Callable<Object>>mapToObj(
                                    i -> () -> signedIn(directory, account).id())
                            .toList())))
                    .hasSize(1);
        }
    }

    @Test
    void S48_ofManyWhoWantTheSameNameOneGetsIt() throws Exception {
        List<Object> outcomes = atOnce(IntStream.range(0, 20)
                .<Callable<Object>>mapToObj(i ->
                        () -> signIn.signIn(directory, account("s" + i, name, List.of()), Credential.DIRECTORY_PASSWORD)
                                instanceof Outcome.SignedIn)
                .toList());

        assertThat(outcomes).containsOnlyOnce(true).contains(false);
        assertThat(links(directory)).isEqualTo(1);
    }

    @Test
    void S48_ofManyWhoChooseTheSameNameOneGetsIt() throws Exception {
        List<Object> outcomes = atOnce(IntStream.range(0, 20)
                .<Callable<Object>>mapToObj(i -> () -> {
                    try {
                        return signIn.onboard(other, account("s" + i, "-", List.of()), name)
                                .username();
                    } catch (UsernameTaken taken) {
                        return "taken";
                    }
                })
                .toList());

        assertThat(outcomes).containsOnlyOnce(name).contains("taken");
    }

    @Test
    void whereAnIssuerLeavesTheChoiceNobodyGetsAnAccountUnasked() {
        Provider asking = provider(IdentityProviders.issuer(SERVER, false));

        assertThat(signIn.signIn(asking, account("s", name, List.of()), Credential.ISSUER))
                .isEqualTo(new Outcome.NameWanted(name, "choose the name that you will have here", false));
        Person chosen = signIn.onboard(asking, account("s", name, List.of("readers")), name + "-chosen");

        assertThat(chosen.username()).isEqualTo(name + "-chosen");
        assertThat(groups(chosen)).containsExactly("readers");
        assertThat(signedIn(asking, account("s", name, List.of())).id()).isEqualTo(chosen.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot$x", "a+b", "a:b", "аdmin2", "", " ", "anonymous", "a\u0000b", "a\nb"})
    void aNameOutsideOfTheGrammarMakesNoAccount(String odd) {
        assertThat(signIn.signIn(directory, account("s", odd, List.of()), Credential.DIRECTORY_PASSWORD))
                .isInstanceOf(Outcome.NameWanted.class);
        assertThat(links(directory)).isZero();
    }

    @Test
    void whatIsOutsideOfTheLimitsIsShortenedOrLeftAway() {
        Person person = signedIn(
                directory, new ExternalAccount("s", name, "no address", "x\u0000" + "y".repeat(400), List.of(), false));

        var row = jdbc.sql("select email, realname from identity_user where user_id = ?")
                .param(person.id())
                .query()
                .singleRow();
        assertThat(row.get("email")).isNull();
        assertThat((String) row.get("realname")).hasSize(255).startsWith("xyy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb"})
    void aKeyThatCannotBeKeptAsItIsProvesNobody(String subject) {
        var refused = catchThrowableOfType(
                DomainException.class,
                () -> signIn.signIn(directory, account(subject, name, List.of()), Credential.ISSUER));

        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(signIn.find(directory, "ab")).isEmpty();
    }

    @Test
    void theAddressFollowsTheFirstProviderOfWhoHasNoPasswordHere() {
        Person person = signedIn(directory, account("s", name, List.of()));
        signIn.link(person.id(), other, account("o", name, List.of()));

        signedIn(other, withEmail("o", name + "@other.example.com"));
        assertThat(email(person)).isEqualTo(name + "@example.com");
        signedIn(directory, withEmail("s", name + "@new.example.com"));
        assertThat(email(person)).isEqualTo(name + "@new.example.com");

        Api.admin(SERVER).put("/api/v2.0/users/" + person.id() + "/password", "{\"new_password\":\"Test-User-12345\"}");
        signedIn(directory, withEmail("s", name + "@third.example.com"));
        assertThat(email(person)).isEqualTo(name + "@new.example.com");
    }

    @Test
    void aSignInThatChangesNothingWritesNothing() {
        ExternalAccount account = account("s", name, List.of("readers"));
        Person person = signedIn(directory, account);
        Object before = link(person);
        long rows = audited(name).size();

        int statements = StatementCount.of(() -> signedIn(directory, account));

        assertThat(statements).isLessThanOrEqualTo(8);
        assertThat(link(person)).isEqualTo(before);
        assertThat(audited(name)).hasSize((int) rows);
    }

    private static void assertChangedMeanwhile(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT))
                .hasMessageContaining("changed meanwhile");
    }

    private Person signedIn(Provider provider, ExternalAccount account) {
        return ((Outcome.SignedIn) signIn.signIn(provider, account, Credential.DIRECTORY_PASSWORD)).person();
    }

    private static ExternalAccount account(String subject, String name, List<String> groups) {
        return new ExternalAccount(subject, name, name + "@example.com", "Real " + name, groups(groups), false);
    }

    private static ExternalAccount administrator(String subject, String name, String... groups) {
        return new ExternalAccount(subject, name, null, null, groups(List.of(groups)), true);
    }

    private ExternalAccount withEmail(String subject, String email) {
        return new ExternalAccount(subject, name, email, null, List.of(), false);
    }

    private static List<ExternalGroup> groups(List<String> names) {
        return names.stream().map(group -> new ExternalGroup(group, group)).toList();
    }

    private static Provider provider(long id) {
        return SERVER.bean(Providers.class).find(id).orElseThrow();
    }

    private void enable(Provider provider, boolean enabled) {
        jdbc.sql("update identity_provider set enabled = ? where provider_id = ?")
                .params(enabled, provider.id())
                .update();
    }

    private static void disable(Person person, boolean disabled) {
        assertThat(Api.admin(SERVER)
                        .put("/api/v2.0/users/" + person.id() + "/disabled", "{\"disabled\":" + disabled + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private long links(Provider provider) {
        return jdbc.sql("select count(*) from identity_link where provider_id = ?")
                .param(provider.id())
                .query(Long.class)
                .single();
    }

    private Map<String, @Nullable Object> link(Person person) {
        return jdbc.sql("select *, xmin::text from identity_link where user_id = ?")
                .param(person.id())
                .query()
                .singleRow();
    }

    private @Nullable String email(Person person) {
        return jdbc.sql("select email from identity_user where user_id = ?")
                .param(person.id())
                .query(String.class)
                .single();
    }

    private List<String> groups(Person person) {
        return jdbc.sql("""
                        select g.name from identity_group_member m join identity_group g using (group_id)
                         where m.user_id = ?
                        """)
                .param(person.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> audited(String username) {
        return jdbc.sql("""
                        select operation || ' ' || resource_type || ' ' || resource from audit_entry
                         where username = ? and resource_type = 'user' order by entry_id
                        """)
                .param(username)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<Object> atOnce(List<Callable<Object>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> running = work.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            start.countDown();
            List<Object> results = new ArrayList<>();
            for (Future<Object> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
