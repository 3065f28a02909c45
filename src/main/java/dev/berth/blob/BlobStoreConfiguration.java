package dev.berth.blob;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.blob.filesystem.FilesystemProperties;
import dev.berth.blob.s3.S3BlobStore;
import dev.berth.blob.s3.S3Properties;

/** Makes the one {@link BlobStore} that was chosen by {@code berth.blob.store}. */
@Configuration(proxyBeanMethods = false)
class BlobStoreConfiguration {

    @Bean
    BlobStore blobStore(BlobProperties chosen, FilesystemProperties filesystem, S3Properties s3) throws IOException {
        return switch (chosen.store()) {
            case FILESYSTEM ->
                new FilesystemBlobStore(
                        filesystem.root(), filesystem.minimumFree().toBytes());
            case S3 -> connected(s3);
        };
    }

    private static S3BlobStore connected(S3Properties properties) {
        S3BlobStore store = new S3BlobStore(properties);
        store.probe();
        return store;
    }
}
