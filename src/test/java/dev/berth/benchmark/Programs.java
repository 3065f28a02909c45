package dev.berth.benchmark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where other servers' programs are installed: {@code $BERTH_TOOLS/bin} (by default {@code ~/.cache/berth-tools/bin}), then the search path. */
final class Programs {

    private Programs() {}

    static Optional<Path> find(String name) {
        return Stream.concat(Stream.of(tools()), searchPath())
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path tools() {
        String configured = System.getenv("BERTH_TOOLS");
        Path tools = configured == null
                ? Path.of(System.getProperty("user.home"), ".cache", "berth-tools")
                : Path.of(configured);
        return tools.resolve("bin");
    }

    private static Stream<Path> searchPath() {
        String path = System.getenv("PATH");
        return Stream.concat(
                path == null
                        ? Stream.empty()
                        : Arrays.stream(path.split(File.pathSeparator)).map(Path::of),
                Stream.of(Path.of("/usr/sbin")));
    }
}
