package dev.berth.distribution;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** S26: who may not pull from a repository neither learns of its blobs nor obtains them, in whatever way. */
class OtherPeoplesBlobsTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);
    private static final String SECRET_PROJECT = PEOPLE.project();
    private static final String OWN_PROJECT = PEOPLE.project();
    private static final RegistryClient OWNER = RegistryClient.admin(SERVER, SECRET_PROJECT + "/secret");
    private static final byte[] SECRET = Bytes.random(1000);
    private static final Digest DIGEST = OWNER.pushBlob(SECRET);

    private final String thief = PEOPLE.member(OWN_PROJECT, People.DEVELOPER);
    private final RegistryClient basic = RegistryClient.basic(SERVER, OWN_PROJECT + "/loot", thief, People.PASSWORD);
    private final RegistryClient token = basic.withToken(scope(basic.repository(), "pull,push"));
    private final RegistryClient tokenThatAsked =
            basic.withToken(scope(basic.repository(), "pull,push"), scope(OWNER.repository(), "pull"));
    private final List<RegistryClient> ways = List.of(basic, token, tokenThatAsked);

    @Test
    void S26_theRepositoryItselfIsClosed() {
        for (RegistryClient way : ways) {
            way.in(OWNER.repository()).get("blobs/" + DIGEST).expect(401);
            way.in(OWNER.repository()).head("blobs/" + DIGEST).expect(401);
            way.in(OWNER.repository())
                    .get("blobs/" + DIGEST, "Range", "bytes=0-0")
                    .expect(401);
            way.in(OWNER.repository())
                    .get("blobs/" + DIGEST, "If-None-Match", "\"" + DIGEST + "\"")
                    .expect(401);
            way.in(OWNER.repository()).delete("blobs/" + DIGEST).expect(401);
        }
    }

    @Test
    void S26_theBlobDoesNotExistInAnotherRepository() {
        for (RegistryClient way : ways) {
            way.pushImage();
            way.get("blobs/" + DIGEST).expect(404);
            way.head("blobs/" + DIGEST).expect(404);
            way.get("blobs/" + DIGEST, "If-None-Match", "*").expect(404);
        }
    }

    @Test
    void S26_aMountWithoutTheRightOnItsSourceIsAnOrdinaryUpload() {
        for (RegistryClient way : List.of(basic, tokenThatAsked)) {
            assertUpload(way, way.mount(DIGEST, OWNER.repository()));
        }
    }

    @Test
    void S26_aTokenThatDoesNotSpeakOfTheSourceIsToBeWidened() {
        Answer refused = token.mount(DIGEST, OWNER.repository()).expect(401);

        assertThat(refused.header("WWW-Authenticate"))
                .contains("repository:" + token.repository() + ":pull,push repository:" + OWNER.repository() + ":pull");
    }

    @Test
    void S26_S43_anAbsentSourceIsAnsweredLikeAForeignOne() {
        String absent = SECRET_PROJECT + "x/secret";
        for (RegistryClient way : List.of(basic, token, tokenThatAsked)) {
            Answer foreign = way.mount(DIGEST, OWNER.repository());
            Answer nowhere = (way == tokenThatAsked
                            ? basic.withToken(scope(basic.repository(), "pull,push"), scope(absent, "pull"))
                            : way)
                    .mount(DIGEST, absent);
            assertThat(nowhere.status()).isEqualTo(foreign.status());
        }
    }

    @Test
    void S26_aMountWithoutASourceSearchesOnlyWhatTheCallerMayPull() {
        for (RegistryClient way : ways) {
            assertUpload(way, way.mount(DIGEST, null));
        }
    }

    @Test
    void S26_aMountWithAFalseSourceOfOnesOwnIsAnOrdinaryUpload() {
        RegistryClient other = basic.in(OWN_PROJECT + "/other");
        other.pushBlob(Bytes.random(3));
        RegistryClient both =
                basic.withToken(scope(basic.repository(), "pull,push"), scope(other.repository(), "pull"));

        for (RegistryClient way : List.of(basic, both)) {
            assertUpload(way, way.mount(DIGEST, other.repository()));
        }
    }

    @Test
    void S26_aManifestThatNamesTheBlobIsRefused() {
        Content secret = new Content(DIGEST, SECRET.length);
        for (RegistryClient way : ways) {
            for (ManifestJson manifest : List.of(
                    way.image().layer("application/vnd.oci.image.layer.v1.tar", secret),
                    way.image().config("application/vnd.oci.image.config.v1+json", secret),
                    ManifestJson.index().child("application/vnd.oci.image.layer.v1.tar", secret))) {
                assertThat(way.putManifest("loot", manifest).expect(404).code()).isEqualTo("MANIFEST_BLOB_UNKNOWN");
            }
            way.get("blobs/" + DIGEST).expect(404);
        }
    }

    @Test
    void S26_aForeignLayerThatNamesTheBlobDoesNotLinkIt() {
        Content secret = new Content(DIGEST, SECRET.length);
        for (RegistryClient way : ways) {
            way.putManifest(
                            "foreign",
                            way.image().layer("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", secret))
                    .expect(201);
            way.get("blobs/" + DIGEST).expect(404);
        }
    }

    @Test
    void S26_manifestsOfOthersAreNoChildrenNorContent() {
        ManifestJson image = OWNER.pushImage(Bytes.random(10));
        for (RegistryClient way : ways) {
            assertThat(way.putManifest("loot", ManifestJson.index().child(image))
                            .expect(404)
                            .code())
                    .isEqualTo("MANIFEST_BLOB_UNKNOWN");
            way.get("manifests/" + image.digest()).expect(404);
            way.get("blobs/" + image.digest()).expect(404);
            way.mount(image.digest(), null).expect(202);
        }
    }

    @Test
    void S26_whoPushesTheSameBytesHasProvedToHaveThem() {
        byte[] known = Bytes.random(1000);
        Digest digest = OWNER.pushBlob(known);
        basic.get("blobs/" + digest).expect(404);

        basic.pushBlob(known);

        assertThat(basic.get("blobs/" + digest).expect(200).body()).isEqualTo(known);
    }

    @Test
    void S26_aGuestMayPullButNotPush() {
        RegistryClient guest = RegistryClient.basic(
                SERVER, OWN_PROJECT + "/loot", PEOPLE.member(OWN_PROJECT, People.GUEST), People.PASSWORD);
        Digest own = basic.pushBlob(Bytes.random(5));
        for (RegistryClient way : List.of(guest, guest.withToken(scope(guest.repository(), "pull,push,delete")))) {
            way.get("blobs/" + own).expect(200);
            way.send("POST", "blobs/uploads/", new byte[0]).expect(401);
            way.send("POST", "blobs/uploads/?digest=" + own, new byte[5]).expect(401);
            way.mount(own, guest.repository()).expect(401);
            way.putManifest("x", ManifestJson.index()).expect(401);
            way.delete("manifests/x").expect(401);
            way.delete("blobs/" + own).expect(401);
        }
    }

    private static void assertUpload(RegistryClient way, Answer mount) {
        assertThat(mount.expect(202).header("Location")).startsWith(way.path("blobs/uploads/"));
        way.head("blobs/" + DIGEST).expect(404);
    }

    private static String scope(String repository, String actions) {
        return "repository:" + repository + ":" + actions;
    }
}
