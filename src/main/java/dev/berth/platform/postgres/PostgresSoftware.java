package dev.berth.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import dev.berth.platform.StartRefused;

/** PostgreSQL's programs as they lie in the class path for this platform, unpacked once beside the data. */
final class PostgresSoftware {

    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    private final Path directory;

    private PostgresSoftware(Path directory) {
        this.directory = directory;
    }

    /**
     * Unpacks into a directory named after the archive, so that another release is unpacked anew; a half-unpacked one has
     * another name and is never used.
     *
     * @throws StartRefused when the class path has none for this platform
     */
    static PostgresSoftware unpackInto(Path parent) throws IOException {
        var archive = archive();
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        try (var in = new BufferedInputStream(connection.getInputStream(), 1 << 16)) {
            var name =
                    "software-%x-%x".formatted(connection.getContentLengthLong(), connection.getLastModified() / 1000);
            var target = parent.resolve(name);
            if (!Files.isDirectory(target)) {
                removeOthers(parent);
                unpack(in, parent, target);
            }
            return new PostgresSoftware(target);
        }
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var architecture = System.getProperty("os.arch");
        var name = "postgres-%s-%s.txz".formatted(system, ARCHITECTURES.getOrDefault(architecture, architecture));
        var archive = PostgresSoftware.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new StartRefused(
                    "No database is configured, and this build brings no PostgreSQL for %s on %s."
                            .formatted(system, architecture),
                    "Name a PostgreSQL server: BERTH_DATABASE_URL=jdbc:postgresql://host/berth with BERTH_DATABASE_USERNAME"
                            + " and BERTH_DATABASE_PASSWORD.");
        }
        return archive;
    }

    private static void removeOthers(Path parent) throws IOException {
        try (var others = Files.newDirectoryStream(parent, "software-*")) {
            for (var other : others) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private static void unpack(BufferedInputStream in, Path parent, Path target) throws IOException {
        var unfinished = Files.createTempDirectory(parent, "software-unfinished");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("The archive of PostgreSQL holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
