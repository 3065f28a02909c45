package dev.berth.blob;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which {@link BlobStore} this server uses; what each of them needs to know is configured below its own name. */
@ConfigurationProperties("berth.blob")
record BlobProperties(@DefaultValue("filesystem") Store store) {

    enum Store {
        FILESYSTEM,
        S3
    }
}
