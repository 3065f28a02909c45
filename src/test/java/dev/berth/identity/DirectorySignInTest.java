package dev.berth.identity;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.FakeDirectories;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Signing in by a name and a password that a directory knows, in all the ways in which that can be done. */
@ExtendWith(OutputCaptureExtension.class)
class DirectorySignInTest {

    private static final String PASSWORD = "directory secret";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final BerthServer SERVER = BerthServer.start(Map.of(), FakeDirectories.class);
    private static final FakeDirectories DIRECTORIES = SERVER.bean(FakeDirectories.class);
    private static final long FIRST = IdentityProviders.directory(SERVER);
    private static final long SECOND = IdentityProviders.directory(SERVER);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String name = "somebody" + COUNT.incrementAndGet();

    /** How a name and a password come in. */
    enum Way {
        BASIC {
            @Override
            HttpResponse<String> in(String name, String password) {
                return Api.basic(SERVER, name, password).get("/api/v2.0/users/current");
            }
        },
        FORM {
            @Override
            HttpResponse<String> in(String name, String password) {
                return new Browser(SERVER).signIn(name, password);
            }
        },
        TOKEN {
            @Override
            HttpResponse<String> in(String name, String password) {
                return Api.basic(SERVER, name, password).get("/service/token?service=harbor-registry");
            }
        },
        REGISTRY {
            @Override
            HttpResponse<String> in(String name, String password) {
                return Api.basic(SERVER, name, password).get("/v2/");
            }
        };

        abstract HttpResponse<String> in(String name, String password);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void bringBack() {
        DIRECTORIES.comeBack(FIRST);
        DIRECTORIES.comeBack(SECOND);
        jdbc.sql("update identity_provider set enabled = true").update();
    }

    @ParameterizedTest
    @EnumSource
    void whomADirectoryKnowsIsLetIn(Way way) {
        enter(SECOND, name);

        assertThat(way.in(name, PASSWORD).statusCode()).isEqualTo(200);

        assertThat(asked(name)).containsExactly(FIRST + " " + name, SECOND + " " + name);
        assertThat(audits(name)).contains("create user");
    }

    @ParameterizedTest
    @EnumSource
    void S03_whateverFailsLooksTheSameAndTakesAsLong(Way way) {
        String local = new People(SERVER).user();
        enter(FIRST, name);
        way.in(name, PASSWORD);
        String disabled = name + "-disabled";
        enter(FIRST, disabled);
        way.in(disabled, PASSWORD);
        disable(disabled);
        String taken = local.toUpperCase(Locale.ROOT);
        enter(FIRST, taken);

        List<HttpResponse<String>> answers = atOnce(List.of(
                () -> way.in("nobody-" + name, PASSWORD),
                () -> way.in(local, "wrong"),
                () -> way.in(name, "wrong"),
                () -> way.in(name, ""),
                () -> way.in(disabled, "wrong"),
                () -> way.in(disabled, PASSWORD),
                () -> way.in(taken, PASSWORD)));
        List<Refusal> refusals = answers.stream().map(Refusal::of).distinct().toList();

        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().status()).isEqualTo(401);
        List<Callable<Duration>> again = Stream.of("nobody-" + name, local, name, disabled)
                .map(who -> (Callable<Duration>) () -> time(() -> way.in(who, "wrong")))
                .toList();
        assertThat(atOnce(again)).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource
    void whereADirectoryIsAwayAndNobodyWasProvedTheAnswerIs503WhoeverIsMeant(Way way) {
        String local = new People(SERVER).user();
        enter(FIRST, name);
        way.in(name, PASSWORD);
        forget();
        DIRECTORIES.goAway(FIRST);

        List<Refusal> refusals = Stream.of(
                        way.in("nobody-" + name, "x"),
                        way.in(local, "x"),
                        way.in(name, "wrong"),
                        way.in(name, PASSWORD))
                .map(Refusal::of)
                .distinct()
                .toList();

        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().status()).isEqualTo(503);
        assertThat(refusals.getFirst().retryAfter()).isEqualTo("10");
        assertThat(refusals.getFirst().body()).doesNotContain("ldap.internal");
        assertThat(way.in(local, People.PASSWORD).statusCode())
                .as("a local account")
                .isEqualTo(200);
    }

    @Test
    void aDirectoryThatIsAwayIsPassedOverForAnother() {
        enter(SECOND, name);
        DIRECTORIES.goAway(FIRST);

        assertThat(Way.BASIC.in(name, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void ownPasswordsAndSecretsAskNoDirectory() {
        String local = new People(SERVER).user();
        String secret = Api.json(Api.admin(SERVER).put("/api/v2.0/users/" + id(local) + "/cli_secret", "{}"))
                .get("secret")
                .asString();

        assertThat(Way.BASIC.in(local, People.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(Way.BASIC.in(local, secret).statusCode()).isEqualTo(200);
        Browser browser = Browser.of(SERVER, local, People.PASSWORD);
        assertThat(browser.get("/api/v2.0/users/current").statusCode()).isEqualTo(200);

        assertThat(asked(local)).isEmpty();
    }

    @Test
    void theDirectoryOfTheLinkedAccountIsAskedFirstAndByTheNameThatItHasThere() {
        String there = name + "-there";
        String local = new People(SERVER).user();
        enter(SECOND, there);
        link(local, SECOND, there);

        assertThat(Way.BASIC.in(local, PASSWORD).statusCode()).isEqualTo(200);

        assertThat(asked(there)).containsExactly(SECOND + " " + there);
        assertThat(asked(local)).isEmpty();
        assertThat(Api.json(Way.BASIC.in(there, PASSWORD)).get("username").asString())
                .as("by the name at the directory")
                .isEqualTo(local);
    }

    @Test
    void whatWasProvedIsRememberedForAWhile() {
        enter(FIRST, name);

        for (int i = 0; i < 5; i++) {
            assertThat(Way.BASIC.in(name.toUpperCase(Locale.ROOT), PASSWORD).statusCode())
                    .isEqualTo(200);
        }

        assertThat(asked(name.toUpperCase(Locale.ROOT))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void S44_whatWasRememberedIsForgottenAtOnce(Way way) {
        enter(FIRST, name);
        assertThat(way.in(name, PASSWORD).statusCode()).isEqualTo(200);
        DIRECTORIES.remove(FIRST, name);
        assertThat(way.in(name, PASSWORD).statusCode())
                .as("remembered, unless somebody is at a keyboard")
                .isEqualTo(way == Way.FORM ? 401 : 200);

        jdbc.sql("update identity_provider set revision = revision + 1 where provider_id = ?")
                .param(FIRST)
                .update();

        assertThat(way.in(name, PASSWORD).statusCode()).as("another revision").isEqualTo(401);
        enter(FIRST, name);
        assertThat(way.in(name, PASSWORD).statusCode()).isEqualTo(200);
        enable(FIRST, false);
        assertThat(way.in(name, PASSWORD).statusCode()).as("provider disabled").isEqualTo(401);
        enable(FIRST, true);
        assertThat(way.in(name, PASSWORD).statusCode()).isEqualTo(200);
        disable(name);
        assertThat(way.in(name, PASSWORD).statusCode()).as("account disabled").isEqualTo(401);
    }

    @Test
    void S44_whoIsNoLongerLinkedIsOut() {
        String local = new People(SERVER).user();
        enter(FIRST, name);
        link(local, FIRST, name);
        Browser browser = Browser.of(SERVER, local, PASSWORD);
        assertThat(Way.BASIC.in(local, PASSWORD).statusCode()).isEqualTo(200);
        String links = "/api/v2.0/users/" + id(local) + "/links";
        String link = Api.json(Api.admin(SERVER).get(links)).get(0).get("id").asString();

        assertThat(Api.admin(SERVER).delete(links + "/" + link).statusCode()).isEqualTo(200);

        assertThat(browser.get("/api/v2.0/users/current").statusCode()).isEqualTo(401);
        DIRECTORIES.remove(FIRST, name);
        assertThat(Way.BASIC.in(local, PASSWORD).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void S03_whoGuessesIsSlowedDownBeforeADirectoryIsAsked(Way way) {
        DIRECTORIES.goAway(SECOND);
        atOnce(Collections.nCopies(10, () -> way.in(name, "wrong")));
        int questions = asked(name).size();

        assertThat(way.in(name, "wrong").statusCode()).isEqualTo(429);
        assertThat(asked(name)).hasSize(questions);
    }

    @Test
    void S03_ofGuessesAtOnceNoMoreAreHeardThanOfGuessesInTurn() {
        enter(SECOND, name);
        FailedSignIns failures = SERVER.bean(FailedSignIns.class);
        DIRECTORIES.hang(SECOND);
        CompletableFuture<HttpResponse<String>> right =
                CompletableFuture.supplyAsync(() -> Way.BASIC.in(name, PASSWORD));
        await().until(() -> asked(name).size() == 2);

        for (int guess = 0; guess < 10; guess++) {
            failures.count(name, "127.0.0.1");
            failures.count(name, "::1");
        }
        DIRECTORIES.answer();

        assertThat(right.join().statusCode()).isEqualTo(429);
    }

    @Test
    void S15_theLogSaysAllOfAFailureButThePassword(CapturedOutput output) {
        String taken = new People(SERVER).user();
        enter(FIRST, taken);
        DIRECTORIES.goAway(SECOND);

        Way.BASIC.in(taken, PASSWORD);
        Way.FORM.in("no\nbody-" + name, "Canary-Password-1");

        assertThat(output.getAll())
                .contains("sign-in of \"" + taken + "\" from 127.0.0.1 refused")
                .contains("who cannot sign in here: the username " + taken)
                .contains("sign-in of \"nobody-" + name + "\" from 127.0.0.1 refused")
                .contains("could not be asked: connection refused by ldap.internal.example.com")
                .doesNotContain(PASSWORD, "Canary-Password-1");
    }

    @Test
    void theSessionSaysByWhatItWasOpened() {
        enter(FIRST, name);

        Browser.of(SERVER, name, PASSWORD);

        assertThat(jdbc.sql("select credential from audit_entry where username = ? and operation = 'login'")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("directory-password");
    }

    /** Refusals take whole seconds each. */
    private static <T> List<T> atOnce(List<Callable<T>> requests) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void enter(long directory, String name) {
        DIRECTORIES.enter(
                directory, PASSWORD, new ExternalAccount("subject of " + name, name, null, null, List.of(), false));
    }

    private void link(String local, long directory, String there) {
        assertThat(Api.admin(SERVER)
                        .post("/api/v2.0/users/" + id(local) + "/links", """
                                {"provider_id": %d, "subject": "subject of %s", "username": "%2$s"}""".formatted(directory, there))
                        .statusCode())
                .isEqualTo(201);
    }

    private void disable(String name) {
        Api.admin(SERVER).put("/api/v2.0/users/" + id(name) + "/disabled", "{\"disabled\": true}");
    }

    private void enable(long provider, boolean enabled) {
        jdbc.sql("update identity_provider set enabled = ? where provider_id = ?")
                .params(enabled, provider)
                .update();
    }

    /** Makes what is remembered of providers worthless. */
    private void forget() {
        jdbc.sql("update identity_provider set revision = revision + 1").update();
    }

    private static List<String> asked(String name) {
        return DIRECTORIES.asked().stream()
                .filter(question -> question.endsWith(" " + name))
                .toList();
    }

    private List<String> audits(String username) {
        return jdbc.sql("select operation || ' ' || resource_type from audit_entry where username = ?")
                .param(username)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long id(String name) {
        return SERVER.bean(Accounts.class).find(name).orElseThrow().id();
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What somebody sees who is refused. */
    private record Refusal(int status, String body, String challenge, String retryAfter) {

        static Refusal of(HttpResponse<String> answer) {
            return new Refusal(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("WWW-Authenticate").orElse(""),
                    answer.headers().firstValue("Retry-After").orElse(""));
        }
    }
}
