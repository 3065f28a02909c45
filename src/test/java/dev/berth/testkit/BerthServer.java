package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import dev.berth.Berth;

/**
 * The whole product in this JVM, on a free port of localhost, with a database and a directory of its own. Starting one takes
 * seconds: classes that need no properties of their own take {@link #shared()}.
 */
public final class BerthServer implements AutoCloseable {

    public static final String ADMIN_PASSWORD = "Test-Admin-12345";

    private final TestDatabase database;
    private final boolean ownsDatabase;
    private final Path directory;

    /** None once it is closed: test classes hold their servers as long as the JVM lives, and each context is 20 MiB. */
    private @Nullable ConfigurableApplicationContext context;

    private BerthServer(
            TestDatabase database, boolean ownsDatabase, Map<String, String> properties, Class<?>... additions) {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.directory = temporaryDirectory();
        var arguments = defaults();
        arguments.putAll(properties);
        this.context = SpringApplication.run(
                Stream.concat(Stream.of(Berth.class), Stream.of(additions)).toArray(Class<?>[]::new),
                arguments.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    /** The one that many test classes share; it stops with the JVM. Tests in it make projects with names of their own. */
    public static BerthServer shared() {
        return Shared.SERVER;
    }

    /** One with its own database and store, closed by whoever started it. */
    public static BerthServer start() {
        return start(Map.of());
    }

    /**
     * The same with some properties of {@code application.yaml} changed.
     *
     * @param additions classes with beans of the test's own; without an annotation, since every server scans the tests as well
     */
    public static BerthServer start(Map<String, String> properties, Class<?>... additions) {
        return new BerthServer(TestDatabase.create(), true, properties, additions);
    }

    /**
     * One more node on this one's database and with its key for secrets, with a directory of its own for blobs; it may outlive this one's
     * process, not its database.
     */
    public BerthServer another(Map<String, String> properties) {
        var withKey = new LinkedHashMap<>(Map.of("berth.secret-key", secretKey()));
        withKey.putAll(properties);
        return new BerthServer(database, false, withKey);
    }

    /** What this node seals secrets with. */
    private String secretKey() {
        try {
            return Files.readString(directory.resolve("secret.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://localhost:<port>}, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port();
    }

    public int port() {
        return context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** What clients call the registry: {@code localhost:<port>}. */
    public String host() {
        return "localhost:" + port();
    }

    public TestDatabase database() {
        return database;
    }

    /** A bean of the product, for what cannot be reached from the outside. */
    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** The same where there are several of this type. */
    public <T> T bean(String name, Class<T> type) {
        return context().getBean(name, type);
    }

    @Override
    public void close() {
        if (context == null) {
            return;
        }
        context.close();
        context = null;
        if (ownsDatabase) {
            database.close();
        }
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(context, "the server is closed");
    }

    private Map<String, String> defaults() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("berth.database.url", database.url());
        properties.put("berth.database.username", database.username());
        properties.put("berth.database.password", database.password());
        properties.put("berth.data.directory", directory.toString());
        properties.put("berth.admin-password", ADMIN_PASSWORD);
        return properties;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("berth");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {

        static final BerthServer SERVER = startAndStopWithTheJvm();

        private Shared() {}

        private static BerthServer startAndStopWithTheJvm() {
            var server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(server.context()::close));
            return server;
        }
    }
}
