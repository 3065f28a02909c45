package dev.berth.system.contract;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ResolvableType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentTest {

    private static final String DOCUMENT = "/api/v2.0/openapi.json";

    private final BerthServer server = BerthServer.shared();
    private final Api anonymous = Api.anonymous(server);
    private final Api admin = Api.admin(server);

    @Test
    void theDocumentDescribesTheApiBelowItsOwnAddress() {
        JsonNode document = Api.json(anonymous.get(DOCUMENT));

        assertThat(document.get("servers").get(0).get("url").asString()).isEqualTo("/api/v2.0");
        assertThat(document.get("paths").propertyNames()).contains("/projects/{project_name_or_id}");
        assertThat(document.at("/components/securitySchemes").propertyNames()).containsExactly("basic", "session");
    }

    @Test
    void itIsTheSameForEverybodyWhateverHostOrLanguageTheyName() {
        HttpResponse<String> plain = anonymous.get(DOCUMENT);
        HttpResponse<String> other = admin.send("GET", DOCUMENT, null, "Accept-Language", "de");

        assertThat(other.body()).isEqualTo(plain.body());
        assertThat(plain.body()).doesNotContain("localhost");
    }

    @Test
    void itIsNotSentAgainToWhoHasIt() {
        String tag = anonymous.get(DOCUMENT).headers().firstValue("ETag").orElseThrow();

        assertThat(anonymous.send("GET", DOCUMENT, null, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void itNamesWhatControllersAreHandedReadyMade() {
        JsonNode operation = Api.json(anonymous.get(DOCUMENT)).at("/paths/~1projects~1{project_name_or_id}/get");

        assertThat(operation
                        .get("parameters")
                        .valueStream()
                        .map(parameter -> parameter.get("name").asString()))
                .containsExactly("project_name_or_id", "X-Is-Resource-Name");
        assertThat(operation.get("responses").propertyNames()).contains("200", "401", "403", "404", "500");
    }

    @Test
    void fieldsHaveTheNamesThatAreSent() {
        JsonNode schemas = Api.json(anonymous.get(DOCUMENT)).at("/components/schemas");

        assertThat(schemas.at("/ProjectReply/properties").propertyNames()).contains("project_id", "owner_name");
    }

    @Test
    void answersSayWhichOfTheirFieldsAreAlwaysThere() {
        JsonNode schemas = Api.json(anonymous.get(DOCUMENT)).at("/components/schemas");

        assertThat(schemas.at("/ProjectReply/required").valueStream().map(JsonNode::asString))
                .contains("project_id", "name", "creation_time");
        assertThat(schemas.at("/GeneralInfo/required").valueStream().map(JsonNode::asString))
                .contains("auth_mode")
                .doesNotContain("external_url", "oidc_provider_name");
        assertThat(schemas.at("/ProjectCreation").has("required")).isFalse();
    }

    @Test
    void whatStandsInAPathIsTextOrANumber() {
        JsonNode paths = Api.json(anonymous.get(DOCUMENT)).get("paths");

        assertThat(paths.findParents("in").stream()
                        .filter(parameter -> parameter.get("in").asString().equals("path"))
                        .map(parameter -> parameter.at("/schema/type").asString()))
                .containsOnly("string", "integer");
    }

    /** Schemas are called after their classes alone, so two of the same name would become one. */
    @Test
    void noTwoClassesShareTheNameOfASchema() {
        Set<Class<?>> records = new HashSet<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((request, handler) -> {
                    if (request.getPatternValues().stream().noneMatch(path -> path.startsWith(HarborOperations.BASE))) {
                        return;
                    }
                    gather(ResolvableType.forMethodReturnType(handler.getMethod()), records);
                    for (int i = 0; i < handler.getMethod().getParameterCount(); i++) {
                        gather(ResolvableType.forMethodParameter(handler.getMethod(), i), records);
                    }
                });
        assertThat(records.stream().map(Class::getSimpleName))
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates();
    }

    private static void gather(ResolvableType type, Set<Class<?>> records) {
        for (ResolvableType argument : type.getGenerics()) {
            gather(argument, records);
        }
        Class<?> raw = type.resolve(Object.class);
        if (raw.isRecord() && records.add(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                gather(ResolvableType.forType(component.getGenericType()), records);
            }
        }
    }

    @Test
    void whatHarborHasNotStandsBesideWhatItHas() {
        JsonNode operation = Api.json(anonymous.get(DOCUMENT)).at("/paths/~1users~1{user_id}~1auditor/put");

        assertThat(operation.get("x-berth").asBoolean()).isTrue();
        assertThat(operation.get("tags").get(0).asString()).isEqualTo("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/api/v2.0/openapi.json.yaml",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/webjars/swagger-ui/index.html",
                "/webjars/swagger-ui/5.32.14/index.html",
                "/devcenter-api-2.0/index.html",
                "/devcenter-api-2.0/swagger-initializer.js"
            })
    void nothingIsServedAtTheAddressesOfTheLibrary(String path) {
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void S13_theExplorerRunsNoScriptButItsOwnAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = anonymous.get("/devcenter-api-2.0");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; ")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.body())
                .doesNotContain("http:", "https:", "onclick", "<style")
                .doesNotContain("<script>");
    }

    @Test
    void everythingThatTheExplorerNamesIsThere() {
        Map<String, String> files = Map.of(
                "explorer.js", "text/javascript",
                "explorer.css", "text/css",
                "swagger-ui-bundle.js", "text/javascript",
                "swagger-ui.css", "text/css");
        String page = anonymous.get("/devcenter-api-2.0").body();

        files.forEach((file, type) -> {
            String path = "/devcenter-api-2.0/" + file;
            HttpResponse<String> answer = anonymous.get(path);
            assertThat(page).contains(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(type);
        });
    }

    @Test
    void whatIsNotBuiltSaysSoToThoseWhoCouldUseIt() {
        HttpResponse<String> answer = admin.get("/api/v2.0/projects/library/preheat/policies");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("\"errors\"", "NOT_IMPLEMENTED", "ListPolicies");
    }

    @Test
    void S43_whatIsNotBuiltTellsOthersNoMoreThanIfItWere() {
        Api stranger = Api.basic(server, new People(server).user(), People.PASSWORD);
        for (String path : new String[] {"projects/library/preheat/policies", "projects/nowhere/preheat/policies"}) {
            assertThat(anonymous.get("/api/v2.0/" + path).statusCode()).isEqualTo(401);
            assertThat(stranger.get("/api/v2.0/" + path).statusCode()).isEqualTo(403);
        }
        assertThat(admin.get("/api/v2.0/projects/nowhere/preheat/policies").statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v2.0/scanners").statusCode()).isEqualTo(403);
        assertThat(stranger.get("/api/v2.0/export/cve/executions").statusCode()).isEqualTo(501);
    }

    @Test
    void anotherMethodOnWhatIsNotBuiltIsRefusedAsSuch() {
        assertThat(admin.delete("/api/v2.0/scanners").statusCode()).isEqualTo(405);
    }
}
