package dev.berth.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code postmaster.pid}, by which a server says that it works on a cluster. */
record PostmasterFile(Path cluster) {

    /**
     * The server that works on this cluster. A process that has the number by chance, or has ended and was not yet
     * collected by its parent, is none.
     */
    Optional<ProcessHandle> server() throws IOException {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        return Files.readString(path())
                .lines()
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .filter(this::worksHere);
    }

    /** Removes what a server that is gone left behind; PostgreSQL's shared memory still keeps out a second one. */
    void removeLeftover() throws IOException {
        if (server().isEmpty()) {
            Files.deleteIfExists(path());
        }
    }

    private Path path() {
        return cluster.resolve("postmaster.pid");
    }

    private boolean worksHere(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(cluster.toString());
    }
}
