package dev.berth.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Berth as it is installed: a process of its own with its embedded PostgreSQL, durable, every request with a bearer token. */
final class Berth implements Server {

    private static final String PASSWORD = "Benchmark-1-of-many";
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern ROBOT =
            Pattern.compile("\"name\"\\s*:\\s*\"(?<name>[^\"]+)\",\\s*\"secret\"\\s*:\\s*\"(?<secret>[^\"]+)\"");

    private final int port;
    private final Path data;
    private final ServerProcess process;

    private Berth(int port, Path data, ServerProcess process) {
        this.port = port;
        this.data = data;
        this.process = process;
    }

    static Berth start(Path directory) throws IOException {
        return start(directory, Map.of());
    }

    /** @param more of its environment */
    static Berth start(Path directory, Map<String, String> more) throws IOException {
        Files.createDirectories(directory);
        int port = ServerProcess.freePort();
        Map<String, String> environment = new HashMap<>(more);
        // A run takes longer than a token lives by default, and the clients do not renew theirs.
        environment.put("BERTH_TOKEN_LIFE", "2h");
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("BERTH_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("BERTH_ADMIN_PASSWORD", PASSWORD);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ServerProcess process = ServerProcess.start(
                directory.resolve("server.log"),
                environment,
                List.of(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        productClassPath(),
                        "dev.berth.Berth"));
        return new Berth(port, directory.resolve("data"), process.awaitAnswer(port, "/v2/", Duration.ofMinutes(4)));
    }

    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public String name() {
        return "Berth";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String authorization(String repository) throws IOException {
        ByteBuffer get = Request.get(
                "/service/token?service=harbor-registry&scope=repository:" + repository + ":pull,push", password());
        try (Connection connection = new Connection(port)) {
            Matcher token = TOKEN.matcher(connection.text(get));
            if (!token.find()) {
                throw new IOException("the token service gave no token");
            }
            return "Bearer " + token.group(1);
        }
    }

    /** The {@code Authorization} header of the administrator's password. */
    String password() {
        return basic("admin", PASSWORD);
    }

    /** The server's own database, for what would take hours through its API. */
    JdbcClient database() {
        Path postgres = data.resolve("postgres");
        try {
            String url = "jdbc:postgresql://127.0.0.1:%s/berth"
                    .formatted(Files.readString(postgres.resolve("port")).strip());
            String password = Files.readString(postgres.resolve("password")).strip();
            return JdbcClient.create(new DriverManagerDataSource(url, "berth", password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a robot that may pull and push in the project, and gives the {@code Authorization} header of its secret. */
    String robot(String project) throws IOException {
        byte[] body = """
                {"name":"benchmark-%d","level":"project","duration":-1,"permissions":[{"kind":"project","namespace":"%s",
                 "access":[{"resource":"repository","action":"push"},{"resource":"project","action":"read"}]}]}
                """.formatted(System.nanoTime(), project).getBytes(StandardCharsets.UTF_8);
        ByteBuffer post = Request.sending("POST", "/api/v2.0/robots", password(), "application/json", body.length);
        try (Connection connection = new Connection(port)) {
            Matcher made = ROBOT.matcher(connection.text(201, post, ByteBuffer.wrap(body)));
            if (!made.find()) {
                throw new IOException("no robot was made");
            }
            return basic(made.group("name"), made.group("secret"));
        }
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.close();
    }
}
