package dev.berth.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.util.FileSystemUtils;

import dev.berth.platform.StartRefused;

/**
 * The files of the embedded server: {@code cluster/} is PostgreSQL's data directory, {@code password} the one of its
 * superuser and of Berth's role, {@code log/} what the server says.
 */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";

    private static final int PASSWORD_BYTES = 24;

    /** Loopback only, and nothing acknowledged is lost with the power. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("jit", "off"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_min_error_statement", "panic"));

    private final Path home;
    private final PostgresPrograms programs;

    PostgresCluster(Path home, PostgresPrograms programs) {
        this.home = home;
        this.programs = programs;
    }

    /** PostgreSQL's own data directory. */
    Path directory() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("log");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /**
     * Makes the cluster where there is none. A crash meanwhile leaves one under another name, which is thrown away.
     *
     * @throws StartRefused when another major version of PostgreSQL wrote it
     */
    void prepare() throws IOException {
        Files.createDirectories(log());
        if (!Files.isDirectory(directory())) {
            initialise();
        }
        requireSameMajorVersion();
    }

    /** Writes the settings that the next start heeds, {@code chosen} over Berth's own. */
    void configure(int port, Map<String, String> chosen) throws IOException {
        var settings = new TreeMap<>(SETTINGS);
        settings.put("log_directory", log().toString());
        settings.putAll(chosen);
        settings.put("port", Integer.toString(port));
        var lines = new StringBuilder("# Written by Berth at each start.\n");
        settings.forEach((name, value) -> lines.append("%s = '%s'%n".formatted(name, value.replace("'", "''"))));
        var directory = Files.createDirectories(directory().resolve("conf.d"));
        Files.writeString(directory.resolve("berth.conf"), lines);
        programs.own(home);
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private void initialise() throws IOException {
        var unfinished = home.resolve("cluster-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        writePassword();
        programs.own(home);
        programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude_dir = 'conf.d'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        var secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(passwordFile(), onlyOwner);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
    }

    private void requireSameMajorVersion() throws IOException {
        var found = Files.readString(directory().resolve("PG_VERSION")).strip();
        var brought = programs.run("postgres", "--version").replaceAll("^\\D*", "");
        if (!brought.startsWith(found + ".")) {
            throw new StartRefused(
                    "%s was written by PostgreSQL %s, and this Berth brings PostgreSQL %s."
                            .formatted(directory(), found, brought),
                    "Start the release of Berth that wrote it, dump its database with pg_dump, and restore that into a new"
                            + " data directory or an external PostgreSQL.");
        }
    }
}
