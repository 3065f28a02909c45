package dev.berth.ui;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class UiPageTest {

    private final Api anonymous = Api.anonymous(BerthServer.shared());

    @BeforeAll
    static void theUiWasBuilt() {
        assumeTrue(UiPage.class.getResource("files/main.js") != null, "there is no bundler for this platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/projects",
                "/projects/library",
                "/projects/library/members",
                "/projects/library/repositories/team/api",
                "/projects/library/repositories/team/api/artifacts/sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "/projects/not/there",
                "/search?filter=api",
                "/admin",
                "/admin/jobs/17",
                "/account",
                "/account/sign-in?to=%2Fprojects"
            })
    void everyAddressOfTheUiAnswersTheSamePage(String path) {
        HttpResponse<String> answer = anonymous.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body()).isEqualTo(anonymous.get("/").body()).contains("<div id=\"app\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/projectsx",
                "/index.html",
                "/ui",
                "/ui/",
                "/ui/index.html",
                "/api/v2.0/nothing",
                "/api/v2.0/",
                "/v2/library/nothing",
                "/c/nothing",
                "/service/nothing"
            })
    void otherAddressesAreNoPages(String path) {
        HttpResponse<String> answer = anonymous.get(path);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.body()).doesNotContain("<html", "<div");
    }

    @Test
    void thePageIsAskedForAnewEachTimeSinceItNamesTheScripts() {
        assertThat(header(anonymous.get("/projects"), "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void thePageIsNotChanged() {
        assertThat(anonymous.send("POST", "/projects", "{}").statusCode()).isIn(403, 405);
        assertThat(anonymous.send("DELETE", "/projects/library", null).statusCode())
                .isIn(403, 405);
    }

    @Test
    void S13_thePageRunsNoScriptButOursAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = anonymous.get("/projects");
        List<String> policy = List.of(header(page, "Content-Security-Policy").split("; "));

        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "connect-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'");
        assertThat(String.join(" ", policy)).doesNotContain("unsafe", "http", "*", "blob:");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body())
                .doesNotContain("http:", "https:", "<style", " style=")
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son\\w+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/projects/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
                "/projects/a/repositories/%7B%7Bscript%7D%7D",
                "/search?filter=%3Csvg%20onload=alert(1)%3E",
                "/account/sign-in?to=javascript:alert(1)",
                "/projects/%F0%9F%9A%A2",
                "/projects/a%0D%0ASet-Cookie:%20a=b"
            })
    void S13_nothingOfTheAddressGetsIntoThePage(String path) {
        HttpResponse<String> answer = anonymous.get(path);

        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a="));
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).isEqualTo(anonymous.get("/").body());
        } else {
            assertThat(answer.statusCode()).isBetween(400, 404);
            assertThat(answer.body()).doesNotContain("<script>", "<img", "<svg");
        }
    }

    @Test
    void aServerWithoutUiSaysSo() throws Exception {
        ResponseEntity<String> answer = new UiPage(new ResourceUrlProvider()).page();

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody()).contains("without its web UI", "/devcenter-api-2.0");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
