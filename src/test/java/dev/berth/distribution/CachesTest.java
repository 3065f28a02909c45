package dev.berth.distribution;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** S23: whatever is remembered, it answers only for the repository it was filled from and never decides a right. */
class CachesTest {

    private static final BerthServer SERVER = BerthServer.shared();

    private final People people = new People(SERVER);
    private final RegistryClient owner = RegistryClient.admin(SERVER, people.project() + "/warm");
    private final byte[] layer = Bytes.random(100);
    private final ManifestJson image = owner.image(layer);
    private final Digest blob = owner.pushBlob(layer);

    @Test
    void S23_whatWasPulledOftenInOneRepositoryIsUnknownInAnother() {
        RegistryClient cold = owner.in(people.project() + "/cold");
        cold.pushImage();
        warmUp();

        cold.get("manifests/" + image.digest()).expect(404);
        cold.head("manifests/" + image.digest()).expect(404);
        cold.get("manifests/hot").expect(404);
        cold.get("blobs/" + blob).expect(404);
        cold.head("blobs/" + blob).expect(404);
    }

    @Test
    void S23_whatWasPulledOftenStaysClosedToOthers() {
        warmUp();
        RegistryClient stranger = RegistryClient.basic(SERVER, owner.repository(), people.user(), People.PASSWORD);
        for (RegistryClient way : List.of(stranger, stranger.withToken("repository:" + owner.repository() + ":pull"))) {
            way.get("manifests/hot").expect(401);
            way.get("manifests/" + image.digest()).expect(401);
            way.head("manifests/" + image.digest()).expect(401);
            way.get("blobs/" + blob).expect(401);
        }
    }

    @Test
    void S23_whatIsDeletedOrMovedIsNotRemembered() {
        warmUp();
        ManifestJson next = owner.image();
        owner.putManifest("hot", next).expect(201);
        assertThat(owner.get("manifests/hot").body()).isEqualTo(next.bytes());

        owner.delete("manifests/" + image.digest()).expect(202);
        owner.get("manifests/" + image.digest()).expect(404);
        owner.head("manifests/" + image.digest()).expect(404);
        owner.delete("blobs/" + blob).expect(202);
        owner.get("blobs/" + blob).expect(404);
    }

    private void warmUp() {
        owner.putManifest("hot", image).expect(201);
        for (int i = 0; i < 3; i++) {
            owner.get("manifests/hot").expect(200);
            owner.get("manifests/" + image.digest()).expect(200);
            owner.get("blobs/" + blob).expect(200);
        }
    }
}
