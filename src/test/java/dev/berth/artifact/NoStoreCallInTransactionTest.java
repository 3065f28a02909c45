package dev.berth.artifact;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.berth.blob.BlobStore;
import dev.berth.blob.CondemnedObjects;
import dev.berth.blob.PendingObjects;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** No object-store call is ever made while a database transaction is open: a slow store would hold the rows that others wait for. */
class NoStoreCallInTransactionTest {

    private static final ThreadLocal<Integer> OPEN = ThreadLocal.withInitial(() -> 0);
    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> BREACHES = new ConcurrentLinkedQueue<>();

    private static final BerthServer SERVER =
            BerthServer.start(Map.of("berth.gc.quarantine", "0s", "berth.gc.lease", "0s"), Watched.class);

    private final RegistryClient client = RegistryClient.admin(SERVER, "library/contract");
    private final byte[] content = Bytes.random(1000);
    private final Digest digest = Digest.of(DigestAlgorithm.SHA256, content);

    @BeforeEach
    void forget() {
        CALLS.clear();
        BREACHES.clear();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void notByAPush() {
        client.pushBlob(content);
        client.pushBlob(content);
        String upload = client.startUpload();
        client.patch(upload, content).expect(202);
        client.finish(upload, digest, new byte[0]).expect(201);
        client.finish(client.startUpload(), Digest.of(DigestAlgorithm.SHA512, content), content)
                .expect(201);
        client.finish(client.startUpload(), digest, new byte[1]).expect(400);
        client.send("DELETE", client.startUpload(), BodyPublishers.noBody()).expect(204);
        client.putManifest("pushed", client.image(content)).expect(201);

        assertClean("append", "finish", "hasRoom");
    }

    @Test
    void notByAPull() {
        ManifestJson image = client.pushImage(content);
        CALLS.clear();

        client.get("blobs/" + digest).expect(200);
        client.get("blobs/" + digest, "Range", "bytes=1-2").expect(206);
        client.head("blobs/" + digest).expect(200);
        client.get("manifests/" + image.digest()).expect(200);
        client.head("manifests/" + image.digest()).expect(200);

        assertClean("redirect", "file");
    }

    @Test
    void notByAMountOrADeletion() {
        ManifestJson image = client.pushImage(content);
        RegistryClient other = client.in("library/other");
        CALLS.clear();

        other.mount(digest, client.repository()).expect(201);
        other.mount(digest, null).expect(201);
        client.delete("manifests/" + image.digest()).expect(202);
        client.delete("blobs/" + digest).expect(202);
        other.delete("blobs/" + digest).expect(202);

        assertThat(BREACHES).isEmpty();
        assertThat(CALLS).as("a deletion condemns, and only the reaper deletes").isEmpty();
    }

    @Test
    void notByTheReaper() {
        client.pushBlob(content);
        client.delete("blobs/" + digest).expect(202);
        client.patch(client.startUpload(), content).expect(202);

        SERVER.bean(Uploads.class).expire();
        SERVER.bean(PendingObjects.class)
                .abandonOlderThan(Duration.ZERO, SERVER.bean(Uploads.class).objects());
        SERVER.bean(CondemnedObjects.class).deleteDue();

        assertClean("delete");
    }

    private static void assertClean(String... expected) {
        assertThat(BREACHES).isEmpty();
        assertThat(CALLS).contains(expected);
    }

    /** Wraps the two beans that must not meet. */
    static class Watched {

        @Bean
        static BeanPostProcessor watching() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case BlobStore store -> watched(store);
                        case DataSource source -> new WatchedDataSource(source);
                        default -> bean;
                    };
                }
            };
        }

        private static Object watched(BlobStore store) {
            return Proxy.newProxyInstance(
                    BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (proxy, method, arguments) -> {
                        CALLS.add(method.getName());
                        if (OPEN.get() > 0) {
                            BREACHES.add(method.getName());
                        }
                        return called(store, method, arguments);
                    });
        }
    }

    /** Counts the transactions that this thread has open: connections that do not commit by themselves. */
    private static final class WatchedDataSource extends DelegatingDataSource {

        WatchedDataSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("setAutoCommit")) {
                            boolean opens =
                                    Boolean.FALSE.equals(List.of(arguments).getFirst());
                            OPEN.set(Math.max(0, OPEN.get() + (opens ? 1 : -1)));
                        }
                        return called(connection, method, arguments);
                    });
        }
    }

    @SuppressWarnings("NullAway") // reflection knows no null contract
    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
