package dev.berth.safety;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

import dev.berth.blob.BlobStore;
import dev.berth.blob.s3.S3BlobStore;
import dev.berth.testkit.S3Server;

/** On S3, where each call of the store is a step. */
@Tag("storm")
class CrashPointsOnS3Test extends CrashPoints {

    private static final String PREFIX = "crash-points";

    private final S3Server server = S3Server.s3Proxy();
    private final S3BlobStore objects = new S3BlobStore(server.properties(PREFIX));

    @AfterAll
    void close() {
        objects.close();
    }

    @Override
    int stride() {
        return StormSetting.given().stride();
    }

    @Override
    Place place() {
        return new Place() {
            @Override
            public BlobStore store() {
                return objects;
            }

            @Override
            public StoredKeys stored() {
                return StoredKeys.inBucket(server, PREFIX);
            }
        };
    }
}
