package dev.berth.project;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataApiTest {

    private final BerthServer server = BerthServer.shared();
    private final People people = new People(server);
    private final Api admin = Api.admin(server);
    private final String project = people.project();
    private final String settings = "/api/v2.0/projects/" + project + "/metadatas";

    @Test
    void aProjectIsPrivateAtFirstAndHasNoOtherSetting() {
        assertThat(body(admin.get(settings))).isEqualTo("{\"public\":\"false\"}");
        assertThat(body(admin.get(settings + "/"))).isEqualTo("{\"public\":\"false\"}");
    }

    @Test
    void aSettingIsAddedChangedAndTakenAway() {
        assertThat(admin.post(settings + "/", "{\"severity\":\"High\"}").statusCode())
                .isEqualTo(200);
        assertThat(body(admin.get(settings + "/severity"))).isEqualTo("{\"severity\":\"high\"}");
        assertThat(body(admin.get(settings))).isEqualTo("{\"public\":\"false\",\"severity\":\"high\"}");

        assertThat(admin.put(settings + "/severity", "{\"severity\":\"low\"}").statusCode())
                .isEqualTo(200);
        assertThat(body(admin.get(settings + "/severity"))).isEqualTo("{\"severity\":\"low\"}");

        assertThat(admin.delete(settings + "/severity").statusCode()).isEqualTo(200);
        assertThat(admin.get(settings + "/severity").statusCode()).isEqualTo(404);
        assertThat(admin.delete(settings + "/severity").statusCode()).isEqualTo(404);
    }

    @Test
    void whatHasAValueIsNotAddedAgain() {
        admin.post(settings, "{\"auto_scan\":\"true\"}");

        assertThat(admin.post(settings, "{\"auto_scan\":\"false\"}").statusCode())
                .isEqualTo(409);
        assertThat(admin.post(settings, "{\"public\":\"true\"}").statusCode()).isEqualTo(409);
        assertThat(body(admin.get(settings))).isEqualTo("{\"auto_scan\":\"true\",\"public\":\"false\"}");
    }

    @Test
    void aProjectBecomesPublicAtOnce() {
        Api stranger = Api.basic(server, people.user(), People.PASSWORD);
        assertThat(stranger.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(403);

        assertThat(admin.put(settings + "/public", "{\"public\":\"true\"}").statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/api/v2.0/projects/" + project).statusCode()).isEqualTo(200);
        assertThat(admin.delete(settings + "/public").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"public\":\"true\",\"auto_scan\":\"true\"}",
                "{\"public\":\"maybe\"}",
                "{\"public\":null}",
                "{\"severity\":\"dreadful\"}",
                "{\"retention_id\":\"1\"}",
                "{\"owner_id\":\"1\"}",
                "{\"auto_scan\":{\"a\":1}}",
                "[]",
                "null",
                ""
            })
    void whatIsNoSettingIs400AndNothingChanges(String body) {
        assertThat(admin.post(settings, body).statusCode()).isEqualTo(400);
        assertThat(admin.put(settings + "/public", body).statusCode()).isEqualTo(400);
        assertThat(body(admin.get(settings))).isEqualTo("{\"public\":\"false\"}");
    }

    @Test
    void pathAndBodySpeakOfTheSameSetting() {
        assertThat(admin.put(settings + "/auto_scan", "{\"public\":\"true\"}").statusCode())
                .isEqualTo(400);
        assertThat(body(admin.get(settings))).isEqualTo("{\"public\":\"false\"}");
    }

    @Test
    void S09_onlyProjectAdministratorsChangeSettingsAndMaintainersReadThem() {
        Api maintainer = Api.basic(server, people.member(project, 4), People.PASSWORD);
        Api developer = Api.basic(server, people.member(project, People.DEVELOPER), People.PASSWORD);
        Api owner = Api.basic(server, people.member(project, People.PROJECT_ADMIN), People.PASSWORD);

        assertThat(maintainer.get(settings).statusCode()).isEqualTo(200);
        assertThat(maintainer.get(settings + "/public").statusCode()).isEqualTo(200);
        assertThat(developer.get(settings).statusCode()).isEqualTo(403);
        for (Api somebody : new Api[] {maintainer, developer}) {
            assertThat(somebody.post(settings, "{\"auto_scan\":\"true\"}").statusCode())
                    .isEqualTo(403);
            assertThat(somebody.put(settings + "/public", "{\"public\":\"true\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(somebody.delete(settings + "/public").statusCode()).isEqualTo(403);
        }
        assertThat(owner.post(settings, "{\"auto_scan\":\"true\"}").statusCode())
                .isEqualTo(200);
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
