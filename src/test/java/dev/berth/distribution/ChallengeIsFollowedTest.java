package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** How clients get in: refused, they ask for a token with exactly the scope that the challenge names, and try again. */
class ChallengeIsFollowedTest {

    private static final Pattern SCOPE = Pattern.compile("scope=\"([^\"]*)\"");

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final RegistryClient admin = RegistryClient.admin(SERVER, PROJECT + "/challenges");

    @ParameterizedTest
    @CsvSource({
        "GET, manifests/v1, 200",
        "HEAD, manifests/v1, 200",
        "GET, tags/list, 200",
        "GET, referrers/DIGEST, 200",
        "POST, blobs/uploads/, 202",
        "POST, blobs/uploads/?mount=DIGEST&from=REPOSITORY, 202",
        "PUT, manifests/v2, 201",
        "DELETE, manifests/DIGEST, 202",
        "DELETE, manifests/v1, 202",
    })
    void theScopeOfTheChallengeOpensWhatWasAskedFor(String method, String template, int status) {
        ManifestJson image = admin.image();
        admin.putManifest("v1", image).expect(201);
        String rest = template.replace("DIGEST", image.digest().toString()).replace("REPOSITORY", PROJECT + "/other");
        byte[] body = method.equals("PUT") ? image.bytes() : new byte[0];

        Answer refused = send(RegistryClient.anonymous(SERVER, admin.repository()), method, rest, body)
                .expect(401);

        assertThat(refused.headers("WWW-Authenticate")).hasSize(1);
        String[] scopes = SCOPE.matcher(refused.header("WWW-Authenticate"))
                .results()
                .map(MatchResult::group)
                .map(scope -> scope.substring("scope=\"".length(), scope.length() - 1))
                .toArray(String[]::new);
        assertThat(scopes).hasSize(1);
        send(admin.withToken(scopes), method, rest, body).expect(status);
    }

    private static Answer send(RegistryClient client, String method, String rest, byte[] body) {
        return client.send(
                method,
                client.path(rest),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                "Content-Type",
                RegistryClient.IMAGE);
    }
}
