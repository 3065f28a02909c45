package dev.berth.blob.s3;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which object store {@link S3BlobStore} uses. What is not needed stays empty.
 *
 * @param endpoint the store's address; empty for AWS itself
 * @param publicEndpoint its address as clients see it, for redirects; empty where it is the same
 * @param prefix what all names in the bucket begin with; it becomes a folder
 * @param accessKey with {@code secretKey}; empty for the SDK's default chain (environment, profile, instance role)
 * @param pathStyle {@code https://host/bucket/key} instead of {@code https://bucket.host/key}
 * @param caCertificate a PEM file with the certificates to trust instead of the JDK's
 * @param timeout how long the store may stand still before a call is given up; each is tried three times
 * @param redirect whether clients fetch blobs from the store by themselves, by an address that is signed for some minutes
 */
@ConfigurationProperties("berth.blob.s3")
public record S3Properties(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String publicEndpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("") String caCertificate,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("false") boolean redirect) {

    /** Without the secret: records print all that they hold. */
    @Override
    public String toString() {
        return "S3Properties[endpoint=%s, bucket=%s, prefix=%s, accessKey=%s]"
                .formatted(endpoint, bucket, prefix, accessKey);
    }
}
