package dev.berth.distribution;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** "Content Management" of the Distribution specification, and what goes with what. */
class ManifestDeleteTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).project();

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final RegistryClient client = RegistryClient.admin(SERVER, PROJECT + "/delete");

    @Test
    void aTagGoesAlone() {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("one", image).expect(201);
        client.putManifest("two", image).expect(201);

        client.delete("manifests/one").expect(202);

        client.get("manifests/one").expect(404);
        client.get("manifests/two").expect(200);
        client.get("manifests/" + image.digest()).expect(200);
        assertThat(client.delete("manifests/one").expect(404).code()).isEqualTo("MANIFEST_UNKNOWN");
    }

    @Test
    void withAManifestGoItsTagsAndNotItsBlobs() {
        byte[] layer = Bytes.random(10);
        ManifestJson image = client.image(layer);
        client.putManifest("x", image).expect(201);
        client.putManifest("y", image).expect(201);

        client.delete("manifests/" + image.digest()).expect(202);

        client.get("manifests/x").expect(404);
        client.get("manifests/y").expect(404);
        client.get("manifests/" + image.digest()).expect(404);
        client.get("blobs/" + client.pushBlob(layer)).expect(200);
        client.delete("manifests/" + image.digest()).expect(404);
    }

    @Test
    void aBlobIsFreeWhenItsLastManifestIsGone() {
        byte[] layer = Bytes.random(10);
        ManifestJson first = client.pushImage(layer);
        ManifestJson second = client.pushImage(layer);
        Digest blob = client.pushBlob(layer);

        client.delete("manifests/" + first.digest()).expect(202);
        client.delete("blobs/" + blob).expect(405);
        client.delete("manifests/" + second.digest()).expect(202);
        client.delete("blobs/" + blob).expect(202);
    }

    @Test
    void aChildOfAnIndexIsNotDeleted() {
        ManifestJson child = client.pushImage();
        client.putManifest("parent", ManifestJson.index().child(child)).expect(201);

        assertThat(client.delete("manifests/" + child.digest()).expect(405).code())
                .isEqualTo("UNSUPPORTED");
        client.get("manifests/" + child.digest()).expect(200);
    }

    @Test
    void withAnIndexGoTheChildrenThatNothingElseHolds() {
        ManifestJson lonely = client.pushImage();
        ManifestJson grandchild = client.pushImage();
        ManifestJson inner = ManifestJson.index().child(grandchild);
        client.putManifest(inner.digest(), inner).expect(201);
        ManifestJson tagged = client.image();
        client.putManifest("kept", tagged).expect(201);
        ManifestJson shared = client.pushImage();
        client.putManifest("other-index", ManifestJson.index().child(shared)).expect(201);
        ManifestJson index =
                ManifestJson.index().child(lonely).child(inner).child(tagged).child(shared);
        client.putManifest("index", index).expect(201);
        endLeases();

        client.delete("manifests/" + index.digest()).expect(202);

        client.get("manifests/" + lonely.digest()).expect(404);
        client.get("manifests/" + inner.digest()).expect(404);
        client.get("manifests/" + grandchild.digest()).expect(404);
        client.get("manifests/" + tagged.digest()).expect(200);
        client.get("manifests/" + shared.digest()).expect(200);
    }

    @Test
    void childrenUnderALeaseStayUntilItEndsUnlessTheyArePushedAgain() {
        ManifestJson child = client.pushImage();
        ManifestJson index = ManifestJson.index().child(child);
        client.putManifest(index.digest(), index).expect(201);

        client.delete("manifests/" + index.digest()).expect(202);

        client.get("manifests/" + child.digest()).expect(200);
        assertThat(isLetGo(child)).isTrue();
        client.putManifest(child.digest(), child).expect(201);
        assertThat(isLetGo(child)).isFalse();
    }

    @Test
    void withASubjectGoItsReferrersAndTheirs() {
        ManifestJson subject = client.pushImage();
        ManifestJson signature = client.image().subject(subject);
        ManifestJson countersignature = client.image().subject(signature);
        ManifestJson tagged = client.image().subject(subject);
        client.putManifest(signature.digest(), signature).expect(201);
        client.putManifest(countersignature.digest(), countersignature).expect(201);
        client.putManifest("tagged-referrer", tagged).expect(201);
        endLeases();

        client.delete("manifests/" + subject.digest()).expect(202);

        client.get("manifests/" + signature.digest()).expect(404);
        client.get("manifests/" + countersignature.digest()).expect(404);
        client.get("manifests/tagged-referrer").expect(200);
    }

    @Test
    void whatIsNotThereIs404() {
        ManifestJson unpushed = client.image();

        assertThat(client.delete("manifests/" + unpushed.digest()).expect(404).code())
                .isEqualTo("MANIFEST_UNKNOWN");
        client.in(PROJECT + "/none").delete("manifests/x").expect(404);
    }

    /** As if a day had passed. */
    private void endLeases() {
        jdbc.sql("""
                update manifest set gc_after = now() - interval '1 hour'
                where gc_after is not null and repository_id in (select repository_id from repository where name = ?)
                """).param(client.repository()).update();
    }

    private boolean isLetGo(ManifestJson manifest) {
        return jdbc.sql("select let_go from manifest where digest = ?")
                .param(manifest.digest().toString())
                .query(Boolean.class)
                .single();
    }
}
