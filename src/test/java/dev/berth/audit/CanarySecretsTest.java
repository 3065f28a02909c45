package dev.berth.audit;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Browser;
import dev.berth.testkit.IssuerServer;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestDirectory;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * S15: secrets that nobody has ever seen go through every operation that takes one or makes one. Afterwards none of them stands in the log,
 * in the answer to somebody who sent it, or in any column of any table, the audit log's among them.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanarySecretsTest {

    private static final String CONFIGURED_KEY = "Canary-S3-key-5f2c";
    private static final EveryChange.Secrets INPUT = new EveryChange.Secrets(
            "Canary-first-password-A1", "Canary-second-password-B2", "Canary-cli-secret-C3", "Canary-robot-secret-D4");

    /** What was sent or issued, by what it is. */
    private static final Map<String, String> CANARIES = new LinkedHashMap<>();

    /** Answers to those who sent a secret; a new robot's, by which its maker learns the secret, is not among them. */
    private static final List<String> ANSWERS = new ArrayList<>();

    private static BerthServer server;

    @BeforeAll
    static void sendThemEverywhere() {
        server = BerthServer.start(Map.of(
                "logging.level.dev.berth",
                "trace",
                "berth.blob.s3.secret-key",
                CONFIGURED_KEY,
                "berth.outward.allowed-networks",
                "127.0.0.0/8,::1"));
        CANARIES.put("the configured key of the store", CONFIGURED_KEY);
        CANARIES.put("the password of the database", server.database().password());
        CANARIES.put("the first administrator's password", BerthServer.ADMIN_PASSWORD);
        CANARIES.put("the first password", INPUT.firstPassword());
        CANARIES.put("the second password", INPUT.secondPassword());
        CANARIES.put("the CLI secret", INPUT.cliSecret());
        CANARIES.put("the robot's secret", INPUT.robotSecret());
        CANARIES.put("the directory's password", TestDirectory.READER_PASSWORD);
        new EveryChange(server, CanarySecretsTest::change, INPUT).run();
        signIn();
        issuers();
        sendNonsense();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void S15_theLogHoldsNone(CapturedOutput log) {
        assertThat(log).contains("Started ");
        assertThat(found(log.toString())).isEmpty();
    }

    @Test
    void S15_noAnswerRepeatsWhatWasSent() {
        assertThat(ANSWERS).hasSizeGreaterThan(20);
        assertThat(found(String.join("\n", ANSWERS))).isEmpty();
    }

    @Test
    void S15_noTableHoldsOne() {
        JdbcClient database = JdbcClient.create(server.database().dataSource());
        List<String> tables = database.sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(tables).contains("audit_entry", "identity_user", "robot", "setting");
        for (String table : tables) {
            List<String> rows = database.sql("select t::text from " + table + " t")
                    .query((row, number) -> String.valueOf(row.getString(1)))
                    .list();
            assertThat(found(rows.toString())).as(table).isEmpty();
        }
    }

    @Test
    void theAuditLogKnowsWhatWasDoneWithThem() {
        assertThat(Api.admin(server)
                        .get("/api/v2.0/auditlog-exts?page_size=100")
                        .body())
                .contains("\"resource_type\":\"robot\"")
                .contains("\"resource_type\":\"user\"")
                .contains("\"operation\":\"login\"");
    }

    private static HttpResponse<String> change(String operation, String path, @Nullable String json) {
        HttpResponse<String> answer = Api.admin(server).send(operation.split(" ", 2)[0], "/api/v2.0" + path, json);
        if (operation.equals("PATCH /robots/{}")) {
            CANARIES.put(
                    "a generated robot secret", Api.json(answer).get("secret").asString());
        } else if (!operation.equals("POST /robots")) {
            ANSWERS.add(answer.body());
        }
        return answer;
    }

    private static void signIn() {
        People people = new People(server);
        String project = people.project();
        String user = people.member(project, People.PROJECT_ADMIN);
        CANARIES.put("a person's password", People.PASSWORD);
        String basic = Base64.getEncoder().encodeToString((user + ":" + People.PASSWORD).getBytes(UTF_8));
        CANARIES.put("a header", basic);
        RegistryClient client = RegistryClient.basic(server, project + "/app", user, People.PASSWORD);
        String token = client.token("repository:" + project + "/app:pull,push");
        CANARIES.put("an access token", token);
        CANARIES.put("a token's signature", token.substring(token.lastIndexOf('.') + 1));
        RegistryClient holder = client.withToken("repository:" + project + "/app:pull,push");
        holder.pushImage(new byte[16]);
        ANSWERS.add(Api.bearer(server, token + "x")
                .get("/v2/" + project + "/app/tags/list")
                .body());
        ANSWERS.add(Api.bearer(server, token).get("/api/v2.0/users/current").body());
        Browser browser = new Browser(server);
        ANSWERS.add(browser.signIn(user, People.PASSWORD).body());
        CANARIES.put("a session", browser.cookie("sid"));
        ANSWERS.add(browser.get("/api/v2.0/users/current").body());
        JsonNode cli = Api.json(Api.basic(server, user, People.PASSWORD)
                .send("PUT", "/api/v2.0/users/" + id(user) + "/cli_secret", "{\"secret\":\"\"}"));
        CANARIES.put("a generated CLI secret", cli.get("secret").asString());
        browser.get("/c/log_out");
    }

    /** One that answers, with the right secret and a wrong one, and one that is away. */
    private static void issuers() {
        String wrong = "Canary-wrong-client-secret-F6";
        CANARIES.put("the client's secret", IssuerServer.SECRET);
        CANARIES.put("a wrong client's secret", wrong);
        Api admin = Api.admin(server);
        try (IssuerServer issuer = IssuerServer.start()) {
            for (String secret : List.of(wrong, IssuerServer.SECRET)) {
                String fields =
                        "\"kind\":\"oidc\",\"oidc\":{\"endpoint\":\"%s\",\"client_id\":\"%s\",\"secret\":\"%s\"}}"
                                .formatted(issuer.url(), IssuerServer.CLIENT, secret);
                ANSWERS.add(admin.post("/api/v2.0/providers/ping", "{" + fields).body());
                ANSWERS.add(admin.post("/api/v2.0/providers", "{\"name\":\"issuer\"," + fields)
                        .body());
            }
            issuer.stop();
            ANSWERS.add(admin.put("/api/v2.0/configurations", "{\"oidc_client_secret\":\"" + wrong + "\"}")
                    .body());
        }
        ANSWERS.add(admin.get("/api/v2.0/providers").body());
        ANSWERS.add(admin.get("/api/v2.0/configurations").body());
        ANSWERS.add(admin.get("/api/v2.0/auditlog-exts?page_size=100").body());
        assertThat(ANSWERS.get(ANSWERS.size() - 3)).contains("\"secret_set\":true");
    }

    /** Each is refused at another place: by the reader of JSON, by a rule, by the sign-in, by the firewall. */
    private static void sendNonsense() {
        String secret = "Canary-in-nonsense-E5";
        CANARIES.put("nonsense", secret);
        Api admin = Api.admin(server);
        Stream.of(
                        "{\"username\":\"x\",\"password\":\"" + secret,
                        "{\"username\":\"" + secret + "/\",\"password\":[\"" + secret + "\"]}",
                        "{\"username\":\"someone\",\"email\":\"a@example.com\",\"password\":{\"value\":\"" + secret
                                + "\"}}",
                        "\"" + secret + "\"")
                .forEach(body -> {
                    ANSWERS.add(admin.post("/api/v2.0/users", body).body());
                    ANSWERS.add(admin.post("/api/v2.0/robots", body).body());
                    ANSWERS.add(admin.send("PUT", "/api/v2.0/users/1/password", body)
                            .body());
                });
        for (String setting : List.of("ldap_search_password", "oidc_client_secret", "uaa_client_secret")) {
            ANSWERS.add(admin.send("PUT", "/api/v2.0/configurations", "{\"%s\":\"%s\"}".formatted(setting, secret))
                    .body());
        }
        ANSWERS.add(Api.basic(server, "nobody", secret)
                .get("/api/v2.0/users/current")
                .body());
        ANSWERS.add(Api.basic(server, "robot$nobody", secret).get("/v2/").body());
        ANSWERS.add(Api.bearer(server, secret).get("/v2/").body());
        ANSWERS.add(Api.authorized(server, "Digest " + secret).get("/v2/").body());
        ANSWERS.add(Api.authorized(server, "Basic " + secret)
                .get("/service/token?service=harbor-registry")
                .body());
        ANSWERS.add(new Browser(server).signIn("nobody", secret).body());
    }

    private static String id(String user) {
        return Api.json(Api.basic(server, user, People.PASSWORD).get("/api/v2.0/users/current"))
                .get("user_id")
                .asString();
    }

    /** Which canaries stand in the text, as they are or in a form that anybody can undo. */
    private static List<String> found(String text) {
        return CANARIES.entrySet().stream()
                .filter(canary -> forms(canary.getValue()).anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        return Stream.of(
                secret,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
    }
}
