package dev.berth.distribution;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RawConnection;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** S08, S41 on the wire: each variant of a path gets the same decision as its plain form, or is refused. */
class PathVariantsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String PROJECT = PEOPLE.project();
    private static final RegistryClient ADMIN = RegistryClient.admin(SERVER, PROJECT + "/app");
    private static final RegistryClient STRANGER =
            RegistryClient.basic(SERVER, PROJECT + "/app", PEOPLE.user(), People.PASSWORD);
    private static final ManifestJson IMAGE = push();

    private static ManifestJson push() {
        ManifestJson image = ADMIN.image(Bytes.random(10));
        ADMIN.putManifest("x", image).expect(201);
        return image;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2//P/app/manifests/x",
                "//v2/P/app/manifests/x",
                "/v2/P//app/manifests/x",
                "/v2/P/app//manifests/x",
                "/v2/P/app/manifests//x",
                "/v2/P/app/manifests/x/",
                "/v2/P/./app/manifests/x",
                "/v2/P/y/../app/manifests/x",
                "/v2/library/../P/app/manifests/x",
                "/v2/../v2/P/app/manifests/x",
                "/api/../v2/P/app/manifests/x",
                "/v2/P/%2e/app/manifests/x",
                "/v2/P/y/%2e%2e/app/manifests/x",
                "/v2/P%2fapp/manifests/x",
                "/v2/P%2Fapp/manifests/x",
                "/v2/P/app%2fmanifests%2fx",
                "/v2%2fP/app/manifests/x",
                "/v2/P%252fapp/manifests/x",
                "/v2/P/app/manifests/%2578",
                "/v2/P/app;a=b/manifests/x",
                "/v2;a/P/app/manifests/x",
                "/v2/P/app/manifests/x;a",
                "/v2/P/app/manifests;a/x",
                "/v2/P/app/manifests/x%3ba",
                "/v2/P\\app/manifests/x",
                "/v2/P%5capp/manifests/x",
                "/v2/P/app/manifests/x%00",
                "/v2/P/app/manifests/x%0a",
                "/v2/P/app/manifests/x%",
                "/v2/P/app/manifests/x%ff",
                "/v2/P/app/manifests/x%c0%af",
                "/V2/P/app/manifests/x",
                "/v2/P/APP/manifests/x",
                "/v2/P/app/Manifests/x",
                "/v2/P/app/manifests/X",
                "/v2/P/app/manifests/x.json",
                "/v2/P/app/manifests/x#a",
                "/v2/P/app/manifests/x\u0001"
            })
    void S08_S41_noVariantOfAPathReachesTheManifest(String variant) throws Exception {
        String path = variant.replace("P", PROJECT);
        for (RegistryClient client : List.of(ADMIN, STRANGER)) {
            for (String method : List.of("GET", "HEAD", "DELETE")) {
                assertThat(status(client, method, path)).as(method).isBetween(400, 499);
            }
        }
        ADMIN.get("manifests/x").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/P/app/manifests/%78",
                "/v2/%70roject/app/manifests/x",
                "/%762/P/app/manifests/x",
                "/v%32/P/app/m%61nifests/x"
            })
    void S08_aPlainPathInDisguiseGetsTheSameDecision(String variant) throws Exception {
        String path = variant.replace("%70roject", "%70" + PROJECT.substring(1)).replace("P", PROJECT);

        assertThat(status(ADMIN, "GET", path)).isEqualTo(200);
        assertThat(status(STRANGER, "GET", path)).isEqualTo(401);
        assertThat(status(RegistryClient.anonymous(SERVER, PROJECT), "GET", path))
                .isEqualTo(401);
    }

    @Test
    void aWholeAddressInTheRequestLineGetsTheSameDecision() throws Exception {
        String address = SERVER.url() + "/v2/" + PROJECT + "/app/manifests/x";

        assertThat(status(ADMIN, "GET", address)).isEqualTo(200);
        assertThat(status(STRANGER, "GET", address)).isEqualTo(401);
    }

    @Test
    void namesMayHoldTheEndpointsWords() {
        for (String name : List.of("/manifests/b", "/blobs/uploads", "/tags/list", "/referrers", "/uploads/blobs")) {
            RegistryClient client = ADMIN.in(PROJECT + name);
            ManifestJson image = client.image(Bytes.random(10));
            client.putManifest("manifests", image).expect(201);
            assertThat(client.get("manifests/manifests").body()).isEqualTo(image.bytes());
            client.get("tags/list").expect(200);
            client.get("referrers/" + IMAGE.digest()).expect(200);
            client.delete("manifests/" + image.digest()).expect(202);
        }
    }

    @Test
    void anUnknownEndpointIsAnErrorInTheSpecificationsForm() {
        for (String rest : List.of("nothing/here", "tags/all", "blobs/uploads/a/b")) {
            assertThat(ADMIN.get(rest).code()).isNotEmpty();
        }
    }

    private static int status(RegistryClient client, String method, String path) throws Exception {
        try (RawConnection connection = new RawConnection(SERVER)) {
            String authorization = client.authorization();
            return connection
                    .head(
                            method + " " + path + " HTTP/1.1",
                            "Host: " + SERVER.host(),
                            authorization.equals("null") ? "X-None: x" : "Authorization: " + authorization,
                            "Connection: close")
                    .status();
        }
    }
}
