package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** S29: an upload answers only to its own repository and principal. */
class ForeignUploadsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String PROJECT = PEOPLE.project();

    private final byte[] content = Bytes.random(100);
    private final Digest digest = Digest.of(DigestAlgorithm.SHA256, content);
    private final RegistryClient owner = developer(PROJECT + "/app");
    private final String upload = owner.startUpload();
    private final String id = upload.substring(upload.lastIndexOf('/') + 1);

    @Test
    void S29_anotherMemberOfTheSameProjectDoesNotReachIt() {
        RegistryClient colleague = developer(PROJECT + "/app");

        assertUnknown(colleague, upload);
        assertUnknown(colleague.withToken("repository:" + PROJECT + "/app:pull,push"), upload);
        assertUnknown(RegistryClient.admin(SERVER, PROJECT + "/app"), upload);
    }

    @Test
    void S29_itsOwnerDoesNotReachItThroughAnotherRepository() {
        for (String repository : List.of(PROJECT + "/app2", PROJECT + "/app/sub", PROJECT + "/ap")) {
            assertUnknown(owner, "/v2/" + repository + "/blobs/uploads/" + id);
        }
    }

    @Test
    void S29_itsOwnerReachesItByPasswordAndByToken() {
        RegistryClient byToken = owner.withToken("repository:" + PROJECT + "/app:pull,push");

        byToken.patch(upload, content).expect(202);
        owner.finish(upload, digest, new byte[0]).expect(201);
    }

    @Test
    void S29_withoutTheRightToPushItIsClosed() {
        RegistryClient reader = owner.withToken("repository:" + PROJECT + "/app:pull");
        for (String method : List.of("GET", "PATCH", "PUT", "DELETE")) {
            reader.send(method, upload, BodyPublishers.noBody()).expect(401);
        }
    }

    private void assertUnknown(RegistryClient stranger, String path) {
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(stranger.send(method, path, BodyPublishers.noBody())
                            .expect(404)
                            .code())
                    .isEqualTo("BLOB_UPLOAD_UNKNOWN");
        }
        stranger.finish(path, digest, content).expect(404);
        owner.send("GET", upload, BodyPublishers.noBody()).expect(204);
    }

    private static RegistryClient developer(String repository) {
        return RegistryClient.basic(SERVER, repository, PEOPLE.member(PROJECT, People.DEVELOPER), People.PASSWORD);
    }
}
