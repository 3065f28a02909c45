package dev.berth.artifact;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Deleting and copying artifacts, and their tags, through Harbor's API. */
class ArtifactChangesTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final People PEOPLE = new People(SERVER);

    private final JdbcClient jdbc = JdbcClient.create(SERVER.database().dataSource());
    private final String project = PEOPLE.project();
    private final RegistryClient client = RegistryClient.admin(SERVER, project + "/app");
    private final Api admin = Api.admin(SERVER);

    @Test
    void anArtifactGoesWithAllItsTagsByWhicheverItIsNamed() {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("one", image).expect(201);
        client.putManifest("two", image).expect(201);

        expect(200, admin.delete(artifacts() + "/one"));

        client.get("manifests/two").expect(404);
        client.get("manifests/" + image.digest()).expect(404);
        expect(404, admin.delete(artifacts() + "/one"));
        expect(404, admin.delete(artifacts() + "/" + image.digest()));
    }

    @Test
    void anArtifactThatAnIndexListsStaysAndTheAnswerNamesTheIndex() {
        ManifestJson child = client.pushImage();
        ManifestJson index = ManifestJson.index().child(child);
        client.putManifest("index", index).expect(201);

        HttpResponse<String> refused = expect(412, admin.delete(artifacts() + "/" + child.digest()));

        assertThat(refused.body()).contains(index.digest().toString());
        client.get("manifests/" + child.digest()).expect(200);
    }

    @Test
    void aRepositoryWhoseNameHasSlashesIsEncodedOnceOrTwice() {
        RegistryClient deep = client.in(project + "/a/b/c");
        ManifestJson first = deep.image(Bytes.random(10));
        ManifestJson second = deep.image(Bytes.random(10));
        deep.putManifest("first", first).expect(201);
        deep.putManifest("second", second).expect(201);

        expect(200, admin.delete(artifacts("a%2Fb%2Fc") + "/first"));
        expect(200, admin.delete(artifacts("a%252Fb%252Fc") + "/second"));
        expect(400, admin.delete(artifacts("a%252Fb%25zz") + "/second"));
    }

    @Test
    void aCopyHasTheTagsTheChildrenAndTheAccessories() {
        byte[] layer = Bytes.random(100);
        ManifestJson child = client.pushImage(layer);
        ManifestJson index = ManifestJson.index().child(child);
        client.putManifest("v1", index).expect(201);
        client.putManifest("latest", index).expect(201);
        ManifestJson signature = client.image().subject(child);
        client.putManifest(signature.digest(), signature).expect(201);
        String cosign = "sha256-" + index.digest().toString().substring(7) + ".att";
        client.putManifest(cosign, client.image(Bytes.random(5))).expect(201);
        String other = PEOPLE.project();

        HttpResponse<String> copied = expect(
                201, admin.post(artifacts(other, "copy") + "?from=" + client.repository() + "@" + index.digest(), ""));

        RegistryClient target = client.in(other + "/copy");
        assertThat(copied.headers().firstValue("Location")).hasValue(artifacts(other, "copy") + "/" + index.digest());
        for (Object reference : new Object[] {"v1", "latest", cosign, child.digest(), signature.digest()}) {
            assertThat(target.get("manifests/" + reference).expect(200).body())
                    .isEqualTo(client.get("manifests/" + reference).body());
        }
        target.get("blobs/" + Digest.of(DigestAlgorithm.SHA256, layer)).expect(200);
        requireFigures();
    }

    @Test
    void aCopyOfWhatIsThereMovesTagsAndChangesNothingElse() {
        ManifestJson old = client.image(Bytes.random(10));
        client.in(project + "/copy").pushBlob(Bytes.random(1));
        client.putManifest("v1", old).expect(201);
        String from = "?from=" + client.repository() + ":v1";
        expect(201, admin.post(artifacts("copy") + from, ""));
        ManifestJson next = client.image(Bytes.random(10));
        client.putManifest("v1", next).expect(201);

        expect(201, admin.post(artifacts("copy") + from, ""));
        expect(201, admin.post(artifacts("copy") + from, ""));

        assertThat(client.in(project + "/copy").get("manifests/v1").body()).isEqualTo(next.bytes());
        client.in(project + "/copy").get("manifests/" + old.digest()).expect(200);
        requireFigures();
    }

    @Test
    void anAccessoryIsNotCopiedAlone() {
        ManifestJson subject = client.pushImage();
        ManifestJson signature = client.image().subject(subject);
        client.putManifest("signature", signature).expect(201);

        expect(403, admin.post(artifacts("copy") + "?from=" + client.repository() + ":signature", ""));

        client.in(project + "/copy").get("tags/list").expect(404);
    }

    @Test
    void aCopyOfWhatIsNotThereLeavesNoRepository() {
        expect(404, admin.post(artifacts("copy") + "?from=" + project + "/none:v1", ""));
        client.pushImage();
        expect(404, admin.post(artifacts("copy") + "?from=" + client.repository() + ":none", ""));
        expect(400, admin.post(artifacts("copy") + "?from=" + client.repository(), ""));
        expect(400, admin.post(artifacts("copy") + "?from=UPPER/case:v1", ""));

        client.in(project + "/copy").get("tags/list").expect(404);
    }

    @Test
    void S26_nobodyCopiesOutOfAProjectThatTheyMayNotPullFrom() {
        client.putManifest("v1", client.image(Bytes.random(10))).expect(201);
        String own = PEOPLE.project();
        String developer = PEOPLE.member(own, People.DEVELOPER);
        Api api = Api.basic(SERVER, developer, People.PASSWORD);
        String path = artifacts(own, "copy") + "?from=";

        HttpResponse<String> foreign = expect(403, api.post(path + client.repository() + ":v1", ""));
        HttpResponse<String> absent = expect(403, api.post(path + "absent/app:v1", ""));

        assertThat(foreign.body()).isEqualTo(absent.body());
        PEOPLE.join(project, developer, People.GUEST);
        expect(201, api.post(path + client.repository() + ":v1", ""));
    }

    @Test
    void S09_nobodyChangesArtifactsOfAProjectThatIsNotTheirs() {
        ManifestJson image = client.image(Bytes.random(10));
        client.putManifest("v1", image).expect(201);
        String own = PEOPLE.project();
        Api api = Api.basic(SERVER, PEOPLE.member(own, People.PROJECT_ADMIN), People.PASSWORD);

        expect(403, api.delete(artifacts() + "/v1"));
        expect(403, api.post(artifacts() + "/v1/tags", "{\"name\": \"v2\"}"));
        expect(403, api.delete(artifacts() + "/v1/tags/v1"));
        expect(403, api.post(artifacts() + "?from=" + client.repository() + ":v1", ""));
        expect(403, api.send("PUT", repository("app"), "{\"description\": \"x\"}"));
        expect(403, api.delete(repository("app")));
        expect(404, api.delete(artifacts(own, "app") + "/" + image.digest()));
        expect(401, Api.anonymous(SERVER).delete(artifacts() + "/v1"));

        client.get("manifests/v1").expect(200);
    }

    @Test
    void aTagIsMadeOnceAndAnotherOfItsNameIsRefused() {
        ManifestJson image = client.pushImage();
        ManifestJson other = client.pushImage();

        HttpResponse<String> made = expect(201, tag(image, "v1"));

        assertThat(made.headers().firstValue("Location")).hasValue(artifacts() + "/" + image.digest() + "/tags/v1");
        expect(409, tag(image, "v1"));
        expect(409, tag(other, "v1"));
        expect(400, tag(image, "-no"));
        expect(400, admin.post(artifacts() + "/" + image.digest() + "/tags", "{}"));
        expect(404, tag(client.image(), "v2"));
        assertThat(client.get("manifests/v1").expect(200).body()).isEqualTo(image.bytes());
    }

    @Test
    void aTagGoesAloneAndOnlyByItsOwnArtifact() {
        ManifestJson image = client.pushImage();
        ManifestJson other = client.pushImage();
        tag(image, "v1");
        tag(image, "v2");

        expect(404, admin.delete(artifacts() + "/" + other.digest() + "/tags/v1"));
        client.get("manifests/v1").expect(200);
        expect(200, admin.delete(artifacts() + "/v2/tags/v1"));

        client.get("manifests/v1").expect(404);
        client.get("manifests/v2").expect(200);
        expect(404, admin.delete(artifacts() + "/v2/tags/v1"));
    }

    @Test
    void theDescriptionOfARepositoryIsEdited() {
        client.pushImage();

        expect(
                200,
                admin.send(
                        "PUT", repository("app"), "{\"description\": \"what it is\", \"id\": 1, \"name\": \"x/y\"}"));

        assertThat(jdbc.sql("select description from repository where name = ?")
                        .param(client.repository())
                        .query(String.class)
                        .single())
                .isEqualTo("what it is");
        expect(404, admin.send("PUT", repository("none"), "{\"description\": \"x\"}"));
        expect(400, admin.send("PUT", repository("app"), "{\"description\": \"" + "x".repeat(70_000) + "\"}"));
    }

    private HttpResponse<String> tag(ManifestJson image, String name) {
        return admin.post(artifacts() + "/" + image.digest() + "/tags", "{\"name\": \"" + name + "\"}");
    }

    private void requireFigures() {
        assertThat(jdbc.sql(QuotaFigures.WRONG).query(String.class).list()).isEmpty();
    }

    private String repository(String name) {
        return "/api/v2.0/projects/" + project + "/repositories/" + name;
    }

    private String artifacts() {
        return artifacts("app");
    }

    private String artifacts(String name) {
        return repository(name) + "/artifacts";
    }

    private static String artifacts(String other, String name) {
        return "/api/v2.0/projects/" + other + "/repositories/" + name + "/artifacts";
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.uri(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
