package dev.berth.blob;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.berth.blob.filesystem.FilesystemBlobStore;
import dev.berth.blob.filesystem.FilesystemProperties;

/** Makes the one {@link BlobStore} that was chosen by {@code berth.blob.store}. */
@Configuration(proxyBeanMethods = false)
class BlobStoreConfiguration {

    @Bean
    BlobStore blobStore(BlobProperties chosen, FilesystemProperties filesystem) throws IOException {
        return switch (chosen.store()) {
            case FILESYSTEM ->
                new FilesystemBlobStore(
                        filesystem.root(), filesystem.minimumFree().toBytes());
            case S3 -> throw new IllegalStateException("berth.blob.store=s3 is not supported yet; use filesystem");
        };
    }
}
