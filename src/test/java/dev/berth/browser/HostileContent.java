package dev.berth.browser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.TestRobot;

/**
 * The two hundred texts in every place where a client can put a text. Where the API takes none of the kind, or only by slow work, the rows
 * are written as they would be.
 */
final class HostileContent {

    static final String PROJECT = "hostile";
    static final String REPOSITORY = "app";

    private static final int LONGEST_TAGGED = 12;
    private static final int IN_A_README = 20;

    private final BerthServer server;
    private final Setting setting;
    private final JdbcClient jdbc;
    private final List<String> texts = HostileTexts.all();
    private final List<String> artifacts = new ArrayList<>();

    private HostileContent(BerthServer server) {
        this.server = server;
        this.setting = new Setting(server);
        this.jdbc = JdbcClient.create(server.database().dataSource());
    }

    static HostileContent in(BerthServer server) {
        HostileContent content = new HostileContent(server);
        content.setting.project(PROJECT, true);
        content.people();
        content.words();
        content.rules();
        content.artifacts();
        content.work();
        return content;
    }

    /** The digests, with the charts after the image. */
    List<String> digests() {
        return artifacts;
    }

    private void people() {
        jdbc.sql("""
                insert into identity_user (username, email, realname, comment, password)
                select 'hostile' || n, 'hostile' || n || '@example.com', word, word, 'none'
                from unnest(?::text[]) with ordinality as hostile (word, n)
                """).param(texts.toArray(String[]::new)).update();
        jdbc.sql("""
                insert into identity_provider (kind, name, enabled, settings)
                select 'oidc', n || word, true, '{"endpoint": "https://issuer.example.com", "client_id": "berth", "scopes": ["openid"],
                  "user_claim": "", "groups_claim": "groups", "group_filter": "", "admin_group": "", "verify_certificate": true,
                  "auto_onboard": false, "logout": false, "redirect_parameters": {}, "timeout_seconds": 5}'::jsonb
                from unnest(?::text[]) with ordinality as hostile (word, n)
                """).param(texts.toArray(String[]::new)).update();
        jdbc.sql("""
                insert into identity_group (provider_id, key, name, provider_name)
                select (select min(provider_id) from identity_provider), n || word, word, word
                from unnest(?::text[]) with ordinality as hostile (word, n)
                """).param(texts.toArray(String[]::new)).update();
        jdbc.sql("""
                insert into project_member (project_id, group_id, role_id)
                select ?, group_id, 2 from identity_group order by group_id limit 40
                """).param(setting.projectId(PROJECT)).update();
    }

    /** Labels, robots, the banner and the description of a repository. */
    private void words() {
        Api admin = Api.admin(server);
        long project = setting.projectId(PROJECT);
        for (int i = 0; i < texts.size(); i++) {
            String name = (i + texts.get(i)).replaceAll("\\p{C}", "");
            name = name.substring(0, Math.min(128, name.length()));
            setting.label(project, name, texts.get(i), "#0B5CAD");
            admin.post("/api/v2.0/labels", """
                    {"name":"colour%d","color":%s,"scope":"p","project_id":%d}""".formatted(i, Setting.quote(texts.get(i)), project));
        }
        for (String some : HostileTexts.inTexts(10)) {
            setting.make(
                    "robots",
                    TestRobot.body(
                                    TestRobot.newName(),
                                    "project",
                                    TestRobot.place("project", PROJECT, "repository:pull"))
                            .replaceFirst(
                                    "\\{",
                                    "{\"description\":" + java.util.regex.Matcher.quoteReplacement(Setting.quote(some))
                                            + ","));
        }
        setting.change(
                "configurations", "{\"banner_message\":%s}".formatted(Setting.quote(texts.get(13) + texts.get(0))));
    }

    private void rules() {
        for (String text : texts.subList(0, LONGEST_TAGGED)) {
            String pattern = text.replaceAll("[\\\\\\[\\]{}*?]", "");
            Api.admin(server)
                    .post(
                            "/api/v2.0/projects/" + PROJECT + "/immutabletagrules",
                            ImmutabilityRules.body(false, "matches", quoted(pattern), "repoMatches", quoted(pattern)));
        }
    }

    /** Without the quotes around. */
    private static String quoted(String text) {
        String quoted = Setting.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private void artifacts() {
        Artifacts images = new Artifacts(setting.repository(PROJECT + "/" + REPOSITORY));
        Map<String, Object> words = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            words.put("text" + i + texts.get(i), texts.get(i));
        }
        String history = texts.stream()
                .map(text ->
                        "{\"created\":\"2026-01-01T00:00:00Z\",\"created_by\":%1$s,\"comment\":%1$s,\"empty_layer\":true}"
                                .formatted(Setting.quote(text)))
                .collect(Collectors.joining(","));
        String list = texts.stream().map(Setting::quote).collect(Collectors.joining(","));
        String config = """
                {"author":%1$s,"architecture":%1$s,"os":%1$s,"config":{"Env":[%2$s],"Cmd":[%2$s],"Labels":{"x":%1$s}},
                 "rootfs":{"type":"layers","diff_ids":[]},"history":[%3$s]}""".formatted(Setting.quote(texts.get(13)), list, history);
        ManifestJson image = ManifestJson.image()
                .config(Artifacts.IMAGE_CONFIG, images.blob(config.getBytes(StandardCharsets.UTF_8)))
                .with("annotations", words)
                .layer("application/vnd.oci.image.layer.v1.tar", images.blob(Bytes.random(50)));
        artifacts.add(images.push("1", image).digest().toString());
        setting.change(
                "projects/" + PROJECT + "/repositories/" + REPOSITORY,
                "{\"description\":%s}"
                        .formatted(
                                Setting.quote(HostileTexts.inTexts(IN_A_README).getFirst())));
        charts(images);
    }

    private void charts(Artifacts artifacts) {
        List<String> readmes = HostileTexts.inTexts(IN_A_README);
        for (int i = 0; i < readmes.size(); i++) {
            String text = Setting.quote(texts.get(i));
            ManifestJson chart = artifacts.chart(
                    "chart" + i,
                    """
                    {"name":%1$s,"version":"1.0.%2$d","description":%1$s,"appVersion":%1$s,"home":%1$s,"icon":%1$s,"sources":[%1$s],
                     "keywords":[%1$s],"apiVersion":"v2","maintainers":[{"name":%1$s,"email":%1$s,"url":%1$s}],
                     "dependencies":[{"name":%1$s,"version":%1$s,"repository":%1$s}]}""".formatted(text, i),
                    Map.of("chart/README.md", readmes.get(i), "chart/values.yaml", readmes.get(i)));
            this.artifacts.add(chart.digest().toString());
        }
    }

    /** A run of the collection that says such things, and sign-ins by such names for the audit log. */
    private void work() {
        setting.make("system/gc/schedule", "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{}}");
        jdbc.sql("update job_execution set status_message = ?")
                .param(String.join(" ", texts))
                .update();
        Api.basic(server, texts.get(13).replace(":", ""), People.PASSWORD).get("/api/v2.0/users/current");
    }
}
