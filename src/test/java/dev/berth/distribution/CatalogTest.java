package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String CATALOG = "registry:catalog:*";

    private final People people = new People(SERVER);
    private final String mine = people.project();
    private final String foreign = people.project();
    private final String open = people.publicProject();
    private final RegistryClient admin = RegistryClient.admin(SERVER, mine + "/b");
    private final RegistryClient member =
            RegistryClient.basic(SERVER, mine + "/b", people.member(mine, People.GUEST), People.PASSWORD);

    CatalogTest() {
        for (String repository : new String[] {mine + "/b", mine + "/a/c", foreign + "/x", open + "/y"}) {
            admin.in(repository).pushImage();
        }
    }

    @Test
    void S43_theCatalogShowsWhatTheCallerMaySee() {
        for (RegistryClient client : List.of(member, member.withToken(CATALOG))) {
            assertThat(catalog(client, 2))
                    .contains(mine + "/a/c", mine + "/b", open + "/y")
                    .doesNotContain(foreign + "/x")
                    .isSorted();
        }
    }

    @Test
    void anAdministratorSeesAll() {
        for (RegistryClient client : List.of(admin, admin.withToken(CATALOG))) {
            assertThat(catalog(client, 1000)).contains(mine + "/a/c", mine + "/b", foreign + "/x", open + "/y");
        }
    }

    @Test
    void aRepositoryWithoutAManifestIsNotShown() {
        admin.in(mine + "/only-blobs").pushBlob(new byte[] {1});

        assertThat(catalog(admin, 1000)).doesNotContain(mine + "/only-blobs");
    }

    @Test
    void S43_noOtherTokenAndNobodyReachesTheCatalog() {
        for (RegistryClient client : List.of(
                RegistryClient.anonymous(SERVER, open),
                RegistryClient.anonymous(SERVER, open).withToken(CATALOG),
                member.withToken("repository:" + mine + "/b:pull"))) {
            Answer refused =
                    client.send("GET", "/v2/_catalog", BodyPublishers.noBody()).expect(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
        }
    }

    private static List<String> catalog(RegistryClient client, int n) {
        List<String> all = new ArrayList<>();
        String next = "/v2/_catalog?n=" + n;
        while (!next.isEmpty()) {
            Answer page = client.send("GET", next, BodyPublishers.noBody()).expect(200);
            page.json()
                    .get("repositories")
                    .valueStream()
                    .map(JsonNode::asString)
                    .forEach(all::add);
            next = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }
        return all;
    }
}
