package dev.berth.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own below a directory that belongs to this process alone (see {@link dev.berth.platform.DataDirectory}).
 * It outlives a crash of either process: a server that was left running is stopped and started anew, and one that dies
 * under us is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "berth";
    private static final String RUN_TIME_ROLE = "berth_runtime";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int CONNECT_MILLIS = 2000;

    private final PostgresCluster cluster;
    private final PostgresPrograms programs;
    private final int port;
    private final String password;
    private final Thread watchdog;
    private boolean closed;

    private EmbeddedPostgres(PostgresCluster cluster, PostgresPrograms programs, int port) throws IOException {
        this.cluster = cluster;
        this.programs = programs;
        this.port = port;
        this.password = cluster.password();
        this.watchdog = Thread.ofVirtual().name("postgres-watchdog").unstarted(this::watch);
    }

    /**
     * Unpacks and initialises where that was not done yet, and starts the server.
     *
     * @param home the directory for software, data, password and log
     * @param settings PostgreSQL's settings over Berth's own
     * @throws dev.berth.platform.StartRefused when there is none for this machine or the data is of another version
     */
    public static EmbeddedPostgres start(Path home, Map<String, String> settings) {
        try {
            Files.createDirectories(home);
            var programs = new PostgresPrograms(PostgresSoftware.unpackInto(home), UnprivilegedUser.forThisProcess());
            var cluster = new PostgresCluster(home, programs);
            cluster.prepare();
            stopOrphan(cluster, programs);
            var port = keptOrFreePort(home.resolve("port"));
            cluster.configure(port, settings);
            var server = new EmbeddedPostgres(cluster, programs, port);
            server.startServer();
            server.createDatabase();
            server.watchdog.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + home + " did not start", e);
        }
    }

    /** JDBC URL of Berth's database. */
    public String url() {
        return url(NAME);
    }

    /** Berth's role, which owns its database and nothing else. */
    public String username() {
        return NAME;
    }

    /** The role that serves requests: it reads and writes rows and owns nothing (S49). */
    public String runTimeUsername() {
        return RUN_TIME_ROLE;
    }

    /** The password of both. */
    public String password() {
        return password;
    }

    /** Stops the server; what is connected is cut off. */
    @Override
    public synchronized void close() {
        closed = true;
        watchdog.interrupt();
        try {
            stop(cluster, programs);
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL did not stop; the next start will stop it", e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private void startServer() throws IOException {
        new PostmasterFile(cluster.directory()).removeLeftover();
        programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "--timeout=" + START_SECONDS,
                "--pgdata=" + cluster.directory(),
                "--log=" + cluster.log().resolve("start.log"));
        LOG.info("The embedded PostgreSQL listens on 127.0.0.1:{}, its data is in {}", port, cluster.directory());
    }

    private void createDatabase() throws IOException {
        try (var connection = DriverManager.getConnection(url("postgres"), PostgresCluster.SUPERUSER, password);
                var statement = connection.createStatement()) {
            for (var role : List.of(NAME, RUN_TIME_ROLE)) {
                if (!statement
                        .executeQuery("select 1 from pg_roles where rolname = '" + role + "'")
                        .next()) {
                    statement.execute("create role " + role + " login password '" + password + "'");
                }
            }
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = 'berth'")
                    .next()) {
                statement.execute("create database berth owner berth");
            }
        } catch (SQLException e) {
            throw new IOException("The database of Berth could not be made", e);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                if (!listens()) {
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The embedded PostgreSQL is no longer watched");
        }
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        LOG.error("The embedded PostgreSQL has died and is started again; see {}", cluster.log());
        try {
            startServer();
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL did not start again and will be tried once more", e);
        }
    }

    /** A refused connection is the one sign of death that does not depend on who collects dead processes here. */
    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (java.net.ConnectException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void stopOrphan(PostgresCluster cluster, PostgresPrograms programs) throws IOException {
        if (new PostmasterFile(cluster.directory()).server().isPresent()) {
            LOG.warn("A PostgreSQL that an earlier Berth left running is stopped");
            stop(cluster, programs);
        }
    }

    private static void stop(PostgresCluster cluster, PostgresPrograms programs) throws IOException {
        if (new PostmasterFile(cluster.directory()).server().isEmpty()) {
            return;
        }
        try {
            stop(cluster, programs, "fast");
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL is slow to stop: {}", e.getMessage());
            stop(cluster, programs, "immediate");
        }
    }

    private static void stop(PostgresCluster cluster, PostgresPrograms programs, String mode) throws IOException {
        programs.run(
                "pg_ctl",
                "stop",
                "--wait",
                "--silent",
                "--mode=" + mode,
                "--timeout=" + STOP_SECONDS,
                "--pgdata=" + cluster.directory());
    }

    /** The port stays the same from start to start as long as nobody else took it. */
    private static int keptOrFreePort(Path file) throws IOException {
        if (Files.exists(file)) {
            var kept = Integer.parseInt(Files.readString(file).strip());
            try (var socket = new ServerSocket(kept, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.warn("Port {} of the embedded PostgreSQL is taken by another program", kept);
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }
}
