package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.berth.blob.s3.S3Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3-compatible server as a process of its own, on a random port of the loopback interface, that checks signatures. */
public final class S3Server {

    public static final String ACCESS_KEY = "berth-test";
    public static final String SECRET_KEY = "berth-test-secret";
    public static final String REGION = "us-east-1";
    public static final String BUCKET = "berth";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI endpoint;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** S3Proxy, started once per test JVM; the build puts its jar into {@code target/test-servers}. */
    public static S3Server s3Proxy() {
        return SharedS3Proxy.SERVER;
    }

    /** versitygw, a second opinion, where its binary is installed. */
    public static Optional<S3Server> versityGateway() {
        Path binary = Path.of(System.getProperty("user.home"), ".cache/berth-tools/bin/versitygw");
        return Files.isExecutable(binary) ? Optional.of(startVersityGateway(binary)) : Optional.empty();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** What a store needs to know to keep its blobs here, below a prefix of its own. */
    public S3Properties properties(String prefix) {
        return properties(endpoint, prefix);
    }

    /** The same at another address, such as that of a {@link FaultyProxy}. */
    public S3Properties properties(URI address, String prefix) {
        return properties(address, prefix, Duration.ofSeconds(15));
    }

    /** The same for a store that loses its patience sooner. */
    public S3Properties properties(URI address, String prefix, Duration timeout) {
        return new S3Properties(
                address.toString(), "", REGION, BUCKET, prefix, ACCESS_KEY, SECRET_KEY, true, "", timeout, true);
    }

    /** A client that knows nothing of Berth, to look at what is in the bucket. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    private static S3Server startS3Proxy() {
        try {
            Path directory = TestProcess.directory("s3proxy");
            int port = freePort();
            Path configuration = Files.write(
                    directory.resolve("s3proxy.conf"),
                    List.of(
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=" + ACCESS_KEY,
                            "s3proxy.credential=" + SECRET_KEY,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.filesystem.basedir=" + Files.createDirectories(directory.resolve("data"))));
            Path java = Path.of(System.getProperty("java.home"), "bin/java");
            Path jar = Path.of("target/test-servers/s3proxy.jar");
            if (!Files.exists(jar)) {
                throw new IllegalStateException(jar + " is missing; ./mvnw generate-test-resources puts it there");
            }
            TestProcess.start(
                    directory,
                    Map.of("LOG_LEVEL", "warn"),
                    List.of(java.toString(), "-Xmx512m", "-jar", jar.toString(), "--properties", configuration + ""));
            return ready(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static S3Server startVersityGateway(Path binary) {
        try {
            Path directory = TestProcess.directory("versitygw");
            int port = freePort();
            TestProcess.start(
                    directory,
                    Map.of("ROOT_ACCESS_KEY", ACCESS_KEY, "ROOT_SECRET_KEY", SECRET_KEY),
                    List.of(
                            binary.toString(),
                            "--quiet",
                            "--region",
                            REGION,
                            "--port",
                            "127.0.0.1:" + port,
                            "posix",
                            Files.createDirectories(directory.resolve("data")).toString()));
            return ready(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static S3Server ready(int port) {
        awaitPort(port);
        S3Server server = new S3Server(URI.create("http://127.0.0.1:" + port));
        try (S3Client client = server.client()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw new UncheckedIOException("the S3 server did not open port " + port, notYet);
                }
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class SharedS3Proxy {
        static final S3Server SERVER = startS3Proxy();
    }
}
