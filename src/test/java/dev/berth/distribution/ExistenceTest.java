package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** S43: to those who may not see it, what is private is answered as what does not exist, to the letter. */
class ExistenceTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String PRIVATE = PEOPLE.project();
    private static final String ABSENT = PRIVATE.replace("project", "nothing");
    private static final RegistryClient OWNER = RegistryClient.admin(SERVER, PRIVATE + "/app");
    private static final ManifestJson IMAGE = pushed();
    private static final Digest BLOB = OWNER.pushBlob(Bytes.random(20));
    private static final String UPLOAD = OWNER.startUpload().replaceFirst(".*/", "");

    private static ManifestJson pushed() {
        ManifestJson image = OWNER.image(Bytes.random(10));
        OWNER.putManifest("latest", image).expect(201);
        return image;
    }

    private static final List<String> REQUESTS = List.of(
            "GET tags/list",
            "GET manifests/latest",
            "HEAD manifests/latest",
            "PUT manifests/latest",
            "DELETE manifests/latest",
            "GET manifests/" + IMAGE.digest(),
            "HEAD manifests/" + IMAGE.digest(),
            "GET blobs/" + BLOB,
            "HEAD blobs/" + BLOB,
            "DELETE blobs/" + BLOB,
            "GET referrers/" + IMAGE.digest(),
            "POST blobs/uploads/",
            "POST blobs/uploads/?mount=" + BLOB,
            "POST blobs/uploads/?mount=" + BLOB + "&from=library/x",
            "GET blobs/uploads/" + UPLOAD,
            "PATCH blobs/uploads/" + UPLOAD,
            "PUT blobs/uploads/" + UPLOAD + "?digest=" + BLOB,
            "DELETE blobs/uploads/" + UPLOAD,
            "POST manifests/latest",
            "GET nothing/here");

    @Test
    void S43_nobodySeesADifference() {
        assertSame(repository -> RegistryClient.anonymous(SERVER, repository), 401);
        assertSame(repository -> RegistryClient.anonymous(SERVER, repository).withToken(scope(repository)), 401);
    }

    @Test
    void S43_aStrangerSeesNoDifference() {
        String stranger = PEOPLE.user();
        assertSame(repository -> RegistryClient.basic(SERVER, repository, stranger, People.PASSWORD), 401);
        assertSame(
                repository -> RegistryClient.basic(SERVER, repository, stranger, People.PASSWORD)
                        .withToken(scope(repository)),
                401);
    }

    @Test
    void S43_aTokenForSomethingElseSeesNoDifference() {
        String stranger = PEOPLE.user();
        assertSame(
                repository -> RegistryClient.basic(SERVER, repository, stranger, People.PASSWORD)
                        .withToken("repository:library/x:pull"),
                401);
    }

    private static void assertSame(Function<String, RegistryClient> caller, int status) {
        RegistryClient atPrivate = caller.apply(PRIVATE + "/app");
        RegistryClient atAbsent = caller.apply(ABSENT + "/app");
        for (String request : REQUESTS) {
            String method = request.substring(0, request.indexOf(' '));
            String rest = request.substring(request.indexOf(' ') + 1);
            Answer known = atPrivate.send(method, atPrivate.path(rest), BodyPublishers.noBody());
            Answer unknown = atAbsent.send(method, atAbsent.path(rest), BodyPublishers.noBody());

            assertThat(known.status()).as(request).isEqualTo(unknown.status()).isIn(status, 404, 405);
            assertThat(described(known))
                    .as(request)
                    .isEqualTo(described(unknown).replace(ABSENT, PRIVATE));
        }
        for (String request : REQUESTS.subList(0, 11)) {
            String method = request.substring(0, request.indexOf(' '));
            assertThat(atPrivate
                            .send(
                                    method,
                                    atPrivate.path(request.substring(method.length() + 1)),
                                    BodyPublishers.noBody())
                            .status())
                    .as(request)
                    .isEqualTo(status);
        }
    }

    private static String described(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "x-request-id"));
        return answer.text() + headers;
    }

    private static String scope(String repository) {
        return "repository:" + repository + ":pull,push,delete";
    }
}
