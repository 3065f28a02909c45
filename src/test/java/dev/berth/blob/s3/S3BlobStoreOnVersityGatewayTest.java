package dev.berth.blob.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobStoreContract;
import dev.berth.testkit.S3Server;

import static org.junit.jupiter.api.Assumptions.abort;

/** A second opinion on what an S3-compatible server does. */
class S3BlobStoreOnVersityGatewayTest implements BlobStoreContract {

    private static S3BlobStore store;

    @BeforeAll
    static void connect() {
        S3Server server = S3Server.versityGateway()
                .orElseGet(() -> abort("versitygw is not installed in ~/.cache/berth-tools/bin"));
        store = new S3BlobStore(server.properties("contract"));
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public BlobStore store() {
        return store;
    }
}
