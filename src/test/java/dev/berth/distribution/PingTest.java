package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** "Determining Support" of the Distribution specification: where every client begins. */
class PingTest {

    private static final BerthServer SERVER = BerthServer.shared();

    @Test
    void somebodyIsToldThatTheApiIsHere() {
        RegistryClient admin = RegistryClient.admin(SERVER, "library/any");

        for (RegistryClient client : new RegistryClient[] {admin, admin.withToken()}) {
            Answer answer = ping(client).expect(200);
            assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        }
    }

    @Test
    void nobodyIsToldWhereTokensAreHad() {
        Answer answer = ping(RegistryClient.anonymous(SERVER, "library/any")).expect(401);

        assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"" + SERVER.url() + "/service/token\",service=\"harbor-registry\"");
    }

    private static Answer ping(RegistryClient client) {
        return client.send("GET", "/v2/", BodyPublishers.noBody());
    }
}
