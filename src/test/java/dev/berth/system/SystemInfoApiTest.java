package dev.berth.system;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SystemInfoApiTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String INFO = "/api/v2.0/systeminfo";

    private final Api admin = Api.admin(SERVER);
    private final Api somebody = Api.basic(SERVER, new People(SERVER).user(), People.PASSWORD);

    @Test
    void strangersLearnHowToSignInAndNoMore() {
        JsonNode info = Api.json(Api.anonymous(SERVER).get(INFO));

        assertThat(names(info))
                .containsExactlyInAnyOrder(
                        "auth_mode", "primary_auth_mode", "self_registration", "banner_message", "sign_in_providers");
        assertThat(info.get("auth_mode").asString()).isEqualTo("db_auth");
    }

    @Test
    void accountsLearnTheVersionAndTheAddress() {
        JsonNode info = Api.json(somebody.get(INFO));

        assertThat(info.get("harbor_version").asString()).matches("v2\\.16\\.0-berth-.+");
        assertThat(info.get("external_url").asString()).isEqualTo("http://localhost:8080");
        assertThat(info.get("registry_url").asString()).isEqualTo("localhost:8080");
        assertThat(info.get("registry_storage_provider_name").asString()).isEqualTo("filesystem");
        assertThat(names(info))
                .contains(
                        "read_only",
                        "has_ca_root",
                        "project_creation_restriction",
                        "notification_enable",
                        "current_time");
    }

    @Test
    void administratorsSeeTheRoomOfTheStore() {
        JsonNode volume = Api.json(admin.get(INFO + "/volumes")).get("storage").get(0);

        assertThat(volume.get("total").asLong()).isPositive();
        assertThat(volume.get("free").asLong())
                .isBetween(0L, volume.get("total").asLong());
        assertThat(somebody.get(INFO + "/volumes").statusCode()).isEqualTo(403);
        assertThat(Api.anonymous(SERVER).get(INFO + "/volumes").statusCode()).isEqualTo(401);
    }

    @Test
    void thereIsNoCertificateToFetch() {
        assertThat(admin.get(INFO + "/getcert").statusCode()).isEqualTo(404);
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(node.propertyNames().spliterator(), false).toList();
    }
}
