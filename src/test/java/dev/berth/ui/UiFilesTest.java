package dev.berth.ui;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.Digest;
import dev.berth.testkit.Api;
import dev.berth.testkit.Artifacts;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class UiFilesTest {

    private static final Pattern NAMED = Pattern.compile("\"(/ui/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("[\"']\\./([\\w.-]+\\.js)[\"']");

    private final BerthServer server = BerthServer.shared();
    private final Api anonymous = Api.anonymous(server);

    @BeforeAll
    static void theUiWasBuilt() {
        assumeTrue(UiPage.class.getResource("files/main.js") != null, "there is no bundler for this platform");
    }

    @Test
    void thePageNamesItsFilesByWhatIsInThem() {
        assertThat(named()).hasSize(2).allMatch(path -> path.matches("/ui/main-[0-9a-f]{32}\\.(js|css)"));
    }

    @Test
    void browsersKeepThemForGood() {
        for (String path : named()) {
            assertThat(header(anonymous.get(path), "Cache-Control"))
                    .as(path)
                    .isEqualTo("max-age=31536000, public, immutable");
        }
    }

    @Test
    void whatIsLoadedLaterIsKeptForGoodAsWell() {
        List<String> chunks = chunks();

        assertThat(chunks).isNotEmpty();
        for (String chunk : chunks) {
            HttpResponse<String> answer = anonymous.get("/ui/" + chunk);
            assertThat(chunk).matches("[\\w.-]+-[A-Z0-9]{8}\\.js");
            assertThat(answer.statusCode()).as(chunk).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("immutable");
        }
    }

    @Test
    void theyHaveTheirTypes() {
        Map<String, String> types = Map.of("js", "text/javascript", "css", "text/css");
        for (String path : named()) {
            HttpResponse<String> answer = anonymous.get(path);
            assertThat(header(answer, "Content-Type")).startsWith(types.get(path.substring(path.lastIndexOf('.') + 1)));
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aFileOfAnotherVersionIsNotThere() {
        assertThat(anonymous.get("/ui/main-00000000000000000000000000000000.js").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/../package-info.class",
                "/ui/..%2fUiPage.class",
                "/ui/%2e%2e/UiPage.class",
                "/ui/..;/UiPage.class",
                "/ui/%252e%252e/UiPage.class",
                "/ui//etc/passwd",
                "/ui/..%5cUiPage.class"
            })
    void nothingElseIsHandedOut(String path) {
        assertThat(anonymous.get(path).statusCode()).isIn(400, 404);
    }

    /** But for the smallest, which are sent in one packet anyhow. */
    @Test
    void scriptsAndStylesTravelCompressed() {
        List<String> large = Stream.concat(named().stream(), chunks().stream().map(chunk -> "/ui/" + chunk))
                .filter(path -> anonymous.get(path).body().length() > 4_096)
                .toList();

        assertThat(large).anyMatch(path -> path.endsWith(".js")).anyMatch(path -> path.endsWith(".css"));
        for (String path : large) {
            assertThat(header(compressed(path), "Content-Encoding")).as(path).isEqualTo("gzip");
        }
    }

    /** Their bytes are their digest's. */
    @Test
    void manifestsAndBlobsTravelAsTheyAre() {
        RegistryClient client = RegistryClient.admin(server, new People(server).publicProject() + "/a");
        byte[] text = "<html>".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        ManifestJson manifest = new Artifacts(client).image("1", "{\"text\":\"" + "a".repeat(5_000) + "\"}");
        Digest blob = client.pushBlob(text);

        for (String path : List.of("blobs/" + blob, "manifests/" + manifest.digest())) {
            RegistryClient.Answer answer = client.get(path, "Accept-Encoding", "gzip, br");
            assertThat(answer.header("Content-Encoding")).as(path).isEmpty();
            assertThat(answer.header("Content-Length")).as(path).isEqualTo("" + answer.body().length);
        }
    }

    /** The script, the style and what the script loads before it shows anything. */
    private List<String> named() {
        return NAMED.matcher(anonymous.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> chunks() {
        String script = named().stream()
                .filter(path -> path.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        return IMPORTED.matcher(anonymous.get(script).body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private HttpResponse<String> compressed(String path) {
        return anonymous.send("GET", path, null, "Accept-Encoding", "gzip");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
