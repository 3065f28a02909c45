package dev.berth.browser;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.IdentityProviders;
import dev.berth.testkit.ImmutabilityRules;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.Patience;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestRobot;

/** A registry as one finds it after a year: long names, many tags, several kinds of artifacts, rules that ran, and an empty project. */
final class Scenery {

    static final String PROJECT = "payments";
    static final String EMPTY = "leer";
    static final String LONG =
            "plattform-uebergreifende-zahlungsabwicklung-und-rechnungsstellung-fuer-geschaeftskunden-mit-sehr-langem-namen";
    static final String REPOSITORY = "team/checkout-service";
    static final String CHART = "charts/checkout";
    static final String MEMBER = "maria.maintainer";
    static final String PASSWORD = People.PASSWORD;

    private static final List<String> COMMANDS = List.of(
            "/bin/sh -c #(nop) ADD file:5758b97d8301c84a204a6e516241275d785a7cd4c1a4d8d8d2e7fd8f4ab3c0b1 in / ",
            "/bin/sh -c #(nop)  CMD [\\\"/bin/sh\\\"]",
            "RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates curl tini # buildkit",
            "COPY --chown=app:app build/libs/checkout-service-2.3.4-all.jar /opt/checkout/service.jar # buildkit");

    private static final String README = """
            # Checkout

            Nimmt **Zahlungen** entgegen. Mehr in der [Dokumentation](https://docs.example.com/checkout).

            | Schlüssel | Bedeutung |
            |---|---|
            | `replicas` | wie viele Pods laufen |

            ```sh
            helm install checkout oci://registry.example.com/payments/charts/checkout
            ```
            """;

    private final Setting setting;
    private final BerthServer server;
    private String image = "";
    private String index = "";
    private String chart = "";
    private String run = "";

    private Scenery(BerthServer server) {
        this.server = server;
        this.setting = new Setting(server);
    }

    static Scenery in(BerthServer server) {
        Scenery scenery = new Scenery(server);
        scenery.people();
        scenery.projects();
        scenery.content();
        scenery.rules();
        return scenery;
    }

    /** The digest of an image with forty tags. */
    String image() {
        return image;
    }

    /** The digest of an image for two platforms. */
    String index() {
        return index;
    }

    String chart() {
        return chart;
    }

    /** The number of a retention run. */
    String run() {
        return run;
    }

    long projectId() {
        return setting.projectId(PROJECT);
    }

    private void people() {
        setting.user(MEMBER, "Maria-Magdalena von und zu Hohenstein-Waldburg", PASSWORD);
        setting.user("dev", "Dev Eloper", PASSWORD);
        setting.user("gustav", "Gustav Gast", PASSWORD);
        long issuer = IdentityProviders.issuer(server, false);
        IdentityProviders.disabledDirectory(server);
        setting.make(
                "usergroups",
                "{\"group_name\":\"platform-engineering-and-operations\",\"group_type\":3,\"provider_id\":%d}"
                        .formatted(issuer));
    }

    private void projects() {
        setting.project(PROJECT, false);
        setting.project(EMPTY, false);
        setting.project(LONG, true);
        for (int i = 1; i <= 20; i++) {
            setting.project("team-" + i, i % 2 == 0);
        }
        setting.member(PROJECT, MEMBER, 4);
        setting.member(PROJECT, "dev", People.DEVELOPER);
        setting.member(PROJECT, "gustav", People.GUEST);
        setting.label(projectId(), "freigegeben", "Von der Qualitätssicherung für den Betrieb freigegeben", "#48960C");
        setting.label(projectId(), "release-candidate", "", "#0065AB");
        setting.label(0, "deprecated", "Nobody should start with this any more", "#C92100");
        TestRobot.inProject(server, PROJECT, "repository:push", "repository:pull");
        TestRobot.inSystem(server, TestRobot.place("project", "*", "repository:pull"));
    }

    private void content() {
        RegistryClient client = setting.repository(PROJECT + "/" + REPOSITORY);
        Artifacts artifacts = new Artifacts(client);
        ManifestJson one = image(client, "amd64");
        ManifestJson other = image(client, "arm64");
        image = one.digest().toString();
        artifacts.push("2.3.4", one);
        for (int i = 1; i < 40; i++) {
            artifacts.push("2.3." + i + "-nightly-build", one);
        }
        artifacts.push(other.digest(), other);
        ManifestJson both =
                ManifestJson.index().with("manifests", List.of(forPlatform(one, "amd64"), forPlatform(other, "arm64")));
        index = both.digest().toString();
        artifacts.push("latest", both);
        for (int i = 0; i < 30; i++) {
            artifacts.push("build-" + i, image(client, "amd64"));
        }
        ManifestJson signature = ManifestJson.image()
                .with("artifactType", "application/vnd.example.signature.v1+json")
                .config("application/vnd.oci.empty.v1+json", artifacts.blob("{}".getBytes(StandardCharsets.UTF_8)))
                .subject(one);
        artifacts.push(signature.digest(), signature);
        setting.change(
                "projects/" + PROJECT + "/repositories/team%252Fcheckout-service",
                "{\"description\":\"Nimmt Zahlungen entgegen und stellt Rechnungen. Fragen beantwortet das Team Bezahlung.\"}");
        chart = new Artifacts(setting.repository(PROJECT + "/" + CHART))
                .chart(
                        "1.0.0",
                        "{\"name\":\"checkout\",\"version\":\"1.0.0\",\"description\":\"Nimmt Zahlungen entgegen\",\"apiVersion\":\"v2\","
                                + "\"appVersion\":\"2.3.4\",\"dependencies\":[{\"name\":\"postgresql\",\"version\":\"16.1.0\","
                                + "\"repository\":\"https://charts.example.com\"}]}",
                        Map.of(
                                "checkout/README.md",
                                README,
                                "checkout/values.yaml",
                                "replicas: 3\nimage:\n  tag: 2.3.4\n"))
                .digest()
                .toString();
        RegistryClient deep =
                setting.repository(LONG + "/abteilung/unterabteilung/gruppe/dienst-mit-einem-langen-namen/komponente");
        new Artifacts(deep)
                .push(
                        "a-tag-that-says-very-much-about-where-it-comes-from-and-when-it-was-built-20261121",
                        image(deep, "amd64"));
        setting.make(
                "projects/" + PROJECT + "/repositories/team%252Fcheckout-service/artifacts/" + image + "/labels",
                "{\"id\":" + firstLabel() + "}");
    }

    private static Map<String, Object> forPlatform(ManifestJson image, String architecture) {
        Map<String, Object> descriptor =
                new LinkedHashMap<>(ManifestJson.descriptor(image.mediaType(), image.content()));
        descriptor.put("platform", Map.of("os", "linux", "architecture", architecture));
        return descriptor;
    }

    private long firstLabel() {
        return Api.json(Api.admin(server).get("/api/v2.0/labels?scope=p&project_id=" + projectId()))
                .get(0)
                .get("id")
                .asLong();
    }

    private static ManifestJson image(RegistryClient client, String architecture) {
        Artifacts artifacts = new Artifacts(client);
        StringBuilder history = new StringBuilder();
        for (String command : COMMANDS) {
            String empty = command.contains("CMD") ? ",\"empty_layer\":true" : "";
            history.append(history.isEmpty() ? "" : ",")
                    .append("{\"created\":\"2026-10-01T10:00:00Z\",\"created_by\":\"%s\"%s}".formatted(command, empty));
        }
        String config = """
                {"created":"2026-10-01T10:00:00Z","author":"Build","architecture":"%s","os":"linux",
                 "config":{"Env":["PATH=/usr/local/bin:/usr/bin","JAVA_OPTS=-XX:MaxRAMPercentage=75"],"Entrypoint":["/usr/bin/tini","--"],
                           "Labels":{"org.opencontainers.image.source":"https://git.example.com/payments/checkout-service"}},
                 "rootfs":{"type":"layers","diff_ids":["sha256:%s","sha256:%s","sha256:%s"]},"history":[%s]}""".formatted(architecture, "a".repeat(64), "b".repeat(64), "c".repeat(64), history);
        ManifestJson image = ManifestJson.image()
                .config(Artifacts.IMAGE_CONFIG, artifacts.blob(config.getBytes(StandardCharsets.UTF_8)))
                .with("annotations", Map.of("org.opencontainers.image.revision", "a".repeat(40)));
        for (int size : List.of(60_000, 9_000, 24_000)) {
            image = image.layer("application/vnd.oci.image.layer.v1.tar+gzip", artifacts.blob(Bytes.random(size)));
        }
        return image;
    }

    private void rules() {
        setting.make(
                "projects/" + PROJECT + "/immutabletagrules",
                ImmutabilityRules.body(false, "matches", "release-*", "repoMatches", "**"));
        String policy = Setting.id(setting.make("retentions", """
                {"algorithm":"or","trigger":{"kind":"Schedule","settings":{"cron":"0 0 3 * * *"},"references":{}},
                 "scope":{"level":"project","ref":%d},
                 "rules":[{"action":"retain","template":"latestPushedK","params":{"latestPushedK":10},
                   "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"build-*","extras":"{\\"untagged\\":true}"}],
                   "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}]}""".formatted(projectId())));
        run = Setting.id(setting.make("retentions/" + policy + "/executions", "{\"dry_run\":true}"));
        Patience.untilTrue(() -> Api.json(Api.admin(server).get("/api/v2.0/retentions/" + policy + "/executions"))
                .get(0)
                .get("status")
                .asString()
                .equals("Success"));
        setting.make(
                "system/gc/schedule",
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"delete_untagged\":false}}");
        setting.make("system/storagecheck/schedule", "{\"schedule\":{\"type\":\"Manual\"}}");
    }
}
