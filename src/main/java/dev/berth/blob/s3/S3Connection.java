package dev.berth.blob.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;

import dev.berth.platform.outward.Trust;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Builds the SDK's clients from {@link S3Properties}. Every wait has an end, so that a store that stalls is an error and not a request
 * that hangs: three attempts, each of them limited.
 */
final class S3Connection {

    private static final int ATTEMPTS = 3;
    private static final int CONNECTIONS = 256;

    private final S3Properties properties;

    S3Connection(S3Properties properties) {
        if (properties.bucket().isBlank()) {
            throw new IllegalArgumentException("berth.blob.s3.bucket is empty; name the bucket that keeps the blobs");
        }
        if (properties.accessKey().isEmpty() != properties.secretKey().isEmpty()) {
            throw new IllegalArgumentException(
                    "of berth.blob.s3.access-key and secret-key only one is set; set both, or none for the default chain");
        }
        this.properties = properties;
    }

    S3Client client() {
        var builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(credentials())
                .forcePathStyle(properties.pathStyle())
                // Older stores do not know the checksums that the SDK would add by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(http())
                .overrideConfiguration(all -> all.apiCallAttemptTimeout(properties.timeout())
                        .apiCallTimeout(properties.timeout().multipliedBy(ATTEMPTS))
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        address(properties.endpoint()).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    S3Presigner presigner() {
        var builder = S3Presigner.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(credentials())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(properties.pathStyle())
                        .build());
        address(properties.publicEndpoint())
                .or(() -> address(properties.endpoint()))
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static Optional<URI> address(String endpoint) {
        return endpoint.isBlank() ? Optional.empty() : Optional.of(URI.create(endpoint));
    }

    private AwsCredentialsProvider credentials() {
        return properties.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(properties.accessKey(), properties.secretKey()));
    }

    private Apache5HttpClient.Builder http() {
        Apache5HttpClient.Builder http = Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(3))
                .connectionAcquisitionTimeout(Duration.ofSeconds(10))
                .socketTimeout(properties.timeout());
        if (!properties.caCertificate().isBlank()) {
            TrustManager[] trusted = ownAuthorities(properties.caCertificate());
            http.tlsTrustManagersProvider(() -> trusted.clone());
        }
        return http;
    }

    private static TrustManager[] ownAuthorities(String pemFile) {
        try {
            return Trust.of(Files.readString(Path.of(pemFile)));
        } catch (GeneralSecurityException | IOException | InvalidPathException unusable) {
            throw new IllegalArgumentException(
                    "berth.blob.s3.ca-certificate: " + pemFile + " is no readable PEM file of certificates", unusable);
        }
    }
}
