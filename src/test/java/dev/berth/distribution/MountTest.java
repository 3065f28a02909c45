package dev.berth.distribution;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** "Mounting a blob from another repository" of the Distribution specification; who may is told by {@link OtherPeoplesBlobsTest}. */
class MountTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final RegistryClient source = RegistryClient.admin(SERVER, PROJECT + "/source");
    private final RegistryClient target = source.in(PROJECT + "/target");
    private final byte[] content = Bytes.random(1000);
    private final Digest digest = source.pushBlob(content);

    @Test
    void aBlobIsMountedFromTheRepositoryNamed() {
        Answer mounted = target.mount(digest, source.repository()).expect(201);

        assertThat(mounted.header("Location")).isEqualTo(target.path("blobs/" + digest));
        assertThat(mounted.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(target.get("blobs/" + digest).expect(200).body()).isEqualTo(content);
    }

    @Test
    void withoutASourceItIsFoundWhereTheCallerMayPull() {
        target.mount(digest, null).expect(201);
        assertThat(target.get("blobs/" + digest).expect(200).body()).isEqualTo(content);
    }

    @Test
    void aTokenReachesIntoTheRepositoriesItNames() {
        RegistryClient both = target.withToken(
                "repository:" + target.repository() + ":pull,push", "repository:" + source.repository() + ":pull");

        both.mount(digest, source.repository()).expect(201);
        both.mount(digest, null).expect(201);
    }

    @Test
    void whatTheSourceLacksIsToBeUploaded() {
        Answer upload = target.mount(digest, PROJECT + "/empty").expect(202);

        assertThat(upload.header("Location")).startsWith(target.path("blobs/uploads/"));
        target.head("blobs/" + digest).expect(404);
        target.finish(upload.header("Location"), digest, content).expect(201);
    }

    @Test
    void aBadDigestOrSourceIsRefused() {
        assertThat(target.send("POST", "blobs/uploads/?mount=sha256:x&from=" + source.repository(), new byte[0])
                        .expect(400)
                        .code())
                .isEqualTo("DIGEST_INVALID");
        assertThat(target.mount(digest, "No/Name").expect(400).code()).isEqualTo("NAME_INVALID");
    }

    @Test
    void aBadSourceIsRefusedWithoutACredentialToo() {
        RegistryClient.anonymous(SERVER, target.repository())
                .mount(digest, "No/Name")
                .expect(401);
    }

    @Test
    void mountingTwiceOrIntoItselfDoesNoHarm() {
        target.mount(digest, source.repository()).expect(201);
        target.mount(digest, source.repository()).expect(201);
        source.mount(digest, source.repository()).expect(201);
        assertThat(source.get("blobs/" + digest).expect(200).body()).isEqualTo(content);
    }
}
