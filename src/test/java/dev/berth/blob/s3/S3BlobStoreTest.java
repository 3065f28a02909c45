package dev.berth.blob.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobStoreContract;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.S3Server;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import static org.assertj.core.api.Assertions.assertThat;

class S3BlobStoreTest implements BlobStoreContract {

    private static final S3Server SERVER = S3Server.s3Proxy();
    private static final S3BlobStore STORE = new S3BlobStore(SERVER.properties("contract"));

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public BlobStore store() {
        return STORE;
    }

    @Test
    void aFinishedObjectIsOneObjectAndNothingElseIsLeft() throws IOException {
        try (S3BlobStore store = new S3BlobStore(SERVER.properties("leftovers"));
                S3Client client = SERVER.client()) {
            for (int size : new int[] {0, 100, BlobStoreContract.MIB * 6, BlobStoreContract.MIB * 10}) {
                StagedObject staged = store.append(
                        StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(Bytes.random(size)));
                staged = store.append(staged, new ByteArrayInputStream(Bytes.random(10)));
                staged = store.append(staged, new ByteArrayInputStream(Bytes.random(10)));
                store.finish(staged);

                assertThat(objects(client, "leftovers")).containsExactly("leftovers/objects/" + staged.key());
                assertThat(uploads(client)).noneMatch(key -> key.startsWith("leftovers"));
                store.delete(List.of(staged.key()));
            }
        }
    }

    @Test
    void discardingLeavesNothing() throws IOException {
        try (S3BlobStore store = new S3BlobStore(SERVER.properties("discarded"));
                S3Client client = SERVER.client()) {
            StagedObject staged = StagedObject.empty(StorageKey.random());
            for (int size : new int[] {10, 20, BlobStoreContract.MIB * 9, 10}) {
                staged = store.append(staged, new ByteArrayInputStream(Bytes.random(size)));
            }

            store.discard(staged.key());

            assertThat(objects(client, "discarded")).isEmpty();
            assertThat(uploads(client)).noneMatch(key -> key.startsWith("discarded"));
        }
    }

    @Test
    void aRedirectFetchesTheObjectWithoutCredentials() throws Exception {
        byte[] content = Bytes.random(1000);
        StagedObject staged = STORE.append(StagedObject.empty(StorageKey.random()), new ByteArrayInputStream(content));
        STORE.finish(staged);
        URI address = STORE.redirect(staged.key()).orElseThrow();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
        }
    }

    private static List<String> objects(S3Client client, String prefix) {
        return client
                .listObjectsV2Paginator(
                        request -> request.bucket(S3Server.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static List<String> uploads(S3Client client) {
        return client.listMultipartUploadsPaginator(request -> request.bucket(S3Server.BUCKET)).uploads().stream()
                .map(upload -> upload.key())
                .toList();
    }
}
