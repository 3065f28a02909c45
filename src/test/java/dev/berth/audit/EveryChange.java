package dev.berth.audit;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestDirectory;
import dev.berth.testkit.TestGroups;

/**
 * The life of a project, its people and its robots: each operation of the REST API that changes something is asked for once, in an order in
 * which an administrator succeeds with all of them.
 */
final class EveryChange {

    /** Who asks, and what they make of the answer. */
    interface Doer {

        /**
         * @param operation method and path as Harbor's table has them
         * @param path below {@code /api/v2.0}
         */
        HttpResponse<String> does(String operation, String path, @Nullable String json);
    }

    private final BerthServer server;
    private final Doer doer;
    private final Secrets secrets;
    private final String mark = UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    private final String project = "life-" + mark;
    private final String repository = "/projects/" + project + "/repositories/app";

    EveryChange(BerthServer server, Doer doer, Secrets secrets) {
        this.server = server;
        this.doer = doer;
        this.secrets = secrets;
    }

    /** What the operations are given that nobody else may ever see. */
    record Secrets(String firstPassword, String secondPassword, String cliSecret, String robotSecret) {}

    void run() {
        settings();
        String user = person();
        String id = project(user);
        groups();
        labels(id);
        robots();
        content();
        providers();
        jobs();
        storageCheck();
        garbageCollection();
        doer.does("DELETE /users/{}", "/users/" + user, null);
    }

    private void jobs() {
        Api admin = Api.admin(server);
        String purge = "/system/purgeaudit/";
        String parameters = "\"parameters\":{\"audit_retention_hour\":24,\"include_event_types\":\"pull_artifact\"}}";
        doer.does(
                "PUT /system/purgeaudit/schedule",
                purge + "schedule",
                "{\"schedule\":{\"type\":\"Daily\"}," + parameters);
        String id = made(doer.does(
                "POST /system/purgeaudit/schedule",
                purge + "schedule",
                "{\"schedule\":{\"type\":\"Manual\"}," + parameters));
        doer.does("PUT /system/purgeaudit/{}", purge + id, null);
        String execution = "/jobservice/executions/" + id;
        doer.does("PUT /jobservice/executions/{}", execution, "{\"action\":\"stop\"}");
        String job = Api.json(admin.get("/api/v2.0" + execution + "/tasks"))
                .get(0)
                .get("id")
                .asString();
        doer.does("PUT /jobservice/jobs/{}", "/jobservice/jobs/" + job, null);
        doer.does("PUT /jobservice/queues/{}", "/jobservice/queues/RETENTION", "{\"action\":\"pause\"}");
        admin.put("/api/v2.0/jobservice/queues/RETENTION", "{\"action\":\"resume\"}");
    }

    private void settings() {
        doer.does("PUT /configurations", "/configurations", "{\"banner_message\":\"%s\"}".formatted(mark));
    }

    private void garbageCollection() {
        String schedule = "/system/gc/schedule";
        String run = made(doer.does("POST " + schedule, schedule, "{\"schedule\":{\"type\":\"Manual\"}}"));
        doer.does("PUT /system/gc/{}", "/system/gc/" + run, "{}");
        doer.does("PUT " + schedule, schedule, "{\"schedule\":{\"type\":\"Daily\"}}");
    }

    private void providers() {
        try (DirectoryServer directory = DirectoryServer.start()) {
            directory.addPerson(mark, secrets.secondPassword);
            String provider = made(doer.does("POST /providers", "/providers", """
                    {"name":"%s","kind":"ldap","ldap":{"url":"ldap://localhost:%d","search_dn":"%s","secret":"%s","base_dn":"%s","name_attribute":"uid"}}""".formatted(
                            mark,
                            directory.port(),
                            TestDirectory.READER,
                            TestDirectory.READER_PASSWORD,
                            TestDirectory.PEOPLE)));
            String path = "/providers/" + provider;
            doer.does("PUT /providers/{}", path, "{\"ldap\":{\"filter\":\"(uid=*)\"}}");
            directory.addPerson("new-" + mark, secrets.firstPassword);
            doer.does(
                    "POST /ldap/users/import",
                    "/ldap/users/import?provider_id=" + provider,
                    "{\"ldap_uid_list\":[\"new-%s\"]}".formatted(mark));
            doer.does("DELETE /providers/{}", path, null);
        }
    }

    private void storageCheck() {
        String checks = "/system/storagecheck";
        String path = checks
                + "/"
                + made(doer.does(
                        "POST /system/storagecheck/schedule",
                        checks + "/schedule",
                        "{\"schedule\":{\"type\":\"Manual\"}}"));
        doer.does("PUT /system/storagecheck/{}", path, null);
        doer.does("POST /system/storagecheck/{}/withdraw", path + "/withdraw", null);
        doer.does("POST /system/storagecheck/{}/clear", path + "/clear", null);
    }

    private String person() {
        String user = made(doer.does("POST /users", "/users", """
                {"username":"%1$s","email":"%1$s@example.com","realname":"x","password":"%2$s"}""".formatted(mark, secrets.firstPassword)));
        String path = "/users/" + user;
        doer.does("PUT /users/{}", path, """
                {"email":"%s@example.org","realname":"y","comment":"z"}""".formatted(mark));
        doer.does("PUT /users/{}/auditor", path + "/auditor", "{\"auditor_flag\":true}");
        doer.does("PUT /users/{}/sysadmin", path + "/sysadmin", "{\"sysadmin_flag\":true}");
        doer.does(
                "PUT /users/{}/password",
                path + "/password",
                "{\"new_password\":\"%s\"}".formatted(secrets.secondPassword));
        doer.does("PUT /users/{}/cli_secret", path + "/cli_secret", "{\"secret\":\"%s\"}".formatted(secrets.cliSecret));
        doer.does("PUT /users/{}/disabled", path + "/disabled", "{\"disabled\":true}");
        String link = made(doer.does("POST /users/{}/links", path + "/links", """
                {"provider_id":%d,"subject":"%s"}""".formatted(
                        IdentityProviders.disabledDirectory(server), mark)));
        doer.does("DELETE /users/{}/links/{}", path + "/links/" + link, null);
        return user;
    }

    private String project(String user) {
        String id = made(doer.does(
                "POST /projects",
                "/projects",
                "{\"project_name\":\"%s\",\"metadata\":{\"public\":\"false\"}}".formatted(project)));
        doer.does("PUT /projects/{}", "/projects/" + id, "{\"metadata\":{\"public\":\"true\"}}");
        String members = "/projects/" + project + "/members";
        String member = made(doer.does(
                "POST /projects/{}/members",
                members,
                "{\"role_id\":3,\"member_user\":{\"user_id\":%s}}".formatted(user)));
        doer.does("PUT /projects/{}/members/{}", members + "/" + member, "{\"role_id\":2}");
        doer.does("DELETE /projects/{}/members/{}", members + "/" + member, null);
        String metadata = "/projects/" + project + "/metadatas";
        doer.does("POST /projects/{}/metadatas", metadata + "/", "{\"auto_scan\":\"true\"}");
        doer.does("PUT /projects/{}/metadatas/{}", metadata + "/auto_scan", "{\"auto_scan\":\"false\"}");
        doer.does("DELETE /projects/{}/metadatas/{}", metadata + "/auto_scan", null);
        String rules = "/projects/" + project + "/immutabletagrules";
        String rule = made(doer.does(
                "POST /projects/{}/immutabletagrules",
                rules,
                ImmutabilityRules.body(false, "matches", mark, "repoMatches", "**")));
        doer.does(
                "PUT /projects/{}/immutabletagrules/{}",
                rules + "/" + rule,
                ImmutabilityRules.body(true, "matches", mark, "repoMatches", "**"));
        doer.does("DELETE /projects/{}/immutabletagrules/{}", rules + "/" + rule, null);
        String quota = Api.json(Api.admin(server).get("/api/v2.0/quotas?reference=project&reference_id=" + id))
                .get(0)
                .get("id")
                .asString();
        doer.does("PUT /quotas/{}", "/quotas/" + quota, "{\"hard\":{\"storage\":1000000}}");
        retention(id);
        return id;
    }

    private void retention(String projectId) {
        String policy = "{\"rules\":[],\"scope\":{\"level\":\"project\",\"ref\":%s}}".formatted(projectId);
        String path = "/retentions/" + made(doer.does("POST /retentions", "/retentions", policy));
        doer.does("PUT /retentions/{}", path, policy);
        String run = path + "/executions/"
                + made(doer.does("POST /retentions/{}/executions", path + "/executions", "{\"dry_run\":true}"));
        doer.does("PATCH /retentions/{}/executions/{}", run, "{\"action\":\"stop\"}");
        doer.does("DELETE /retentions/{}", path, null);
    }

    private void groups() {
        long issuer = TestGroups.ofIssuer(server).provider();
        String group = made(doer.does(
                "POST /usergroups",
                "/usergroups",
                "{\"group_name\":\"%s\",\"group_type\":3,\"provider_id\":%d}".formatted(mark, issuer)));
        doer.does("PUT /usergroups/{}", "/usergroups/" + group, "{\"group_name\":\"%s again\"}".formatted(mark));
        doer.does("DELETE /usergroups/{}", "/usergroups/" + group, null);
    }

    private void labels(String project) {
        String label = made(doer.does(
                "POST /labels",
                "/labels",
                "{\"name\":\"%s\",\"scope\":\"p\",\"project_id\":%s}".formatted(mark, project)));
        doer.does(
                "PUT /labels/{}",
                "/labels/" + label,
                "{\"name\":\"%s\",\"color\":\"#123456\",\"scope\":\"p\",\"project_id\":%s}".formatted(mark, project));
        doer.does("DELETE /labels/{}", "/labels/" + label, null);
    }

    private void robots() {
        String body = """
                {"name":"%s","level":"project","duration":3,"description":"%s","secret":"%s","permissions":[
                  {"kind":"project","namespace":"%s","access":[{"resource":"repository","action":"pull"}]}]}""";
        String robot =
                made(doer.does("POST /robots", "/robots", body.formatted(mark, "a", secrets.robotSecret, project)));
        String path = "/robots/" + robot;
        doer.does("PUT /robots/{}", path, body.formatted("robot$" + project + "+" + mark, "b", "", project));
        doer.does("PATCH /robots/{}", path, "{\"secret\":\"\",\"previous_secret_valid_for\":600}");
        doer.does("DELETE /robots/{}/previous-secret", path + "/previous-secret", null);
        doer.does("DELETE /robots/{}", path, null);
    }

    private void content() {
        RegistryClient client = RegistryClient.admin(server, project + "/app");
        String digest = client.pushImage(Bytes.random(16)).digest().toString();
        String of = "/projects/{}/repositories/{}";
        String artifacts = repository + "/artifacts";
        doer.does("PUT " + of, repository, "{\"description\":\"%s\"}".formatted(mark));
        doer.does("POST " + of + "/artifacts/{}/tags", artifacts + "/" + digest + "/tags", "{\"name\":\"v2\"}");
        doer.does("DELETE " + of + "/artifacts/{}/tags/{}", artifacts + "/" + digest + "/tags/v2", null);
        String label = Api.admin(server)
                .post("/api/v2.0/labels", "{\"name\":\"%s\",\"scope\":\"g\"}".formatted(mark))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/", "");
        doer.does(
                "POST " + of + "/artifacts/{}/labels",
                artifacts + "/" + digest + "/labels",
                "{\"id\":%s}".formatted(label));
        doer.does("DELETE " + of + "/artifacts/{}/labels/{}", artifacts + "/" + digest + "/labels/" + label, null);
        String copies = "/projects/" + project + "/repositories/copy";
        doer.does("POST " + of + "/artifacts", copies + "/artifacts?from=" + project + "/app@" + digest, null);
        doer.does("DELETE " + of + "/artifacts/{}", artifacts + "/" + digest, null);
        doer.does("DELETE " + of, copies, null);
        Api.admin(server).delete("/api/v2.0" + repository);
        doer.does("DELETE /projects/{}", "/projects/" + project, null);
    }

    private static String made(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }
}
