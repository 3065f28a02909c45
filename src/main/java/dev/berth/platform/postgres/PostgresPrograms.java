package dev.berth.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's programs to their end, never as root. */
final class PostgresPrograms {

    private final PostgresSoftware software;
    private final UnprivilegedUser user;

    PostgresPrograms(PostgresSoftware software, UnprivilegedUser user) {
        this.software = software;
        this.user = user;
    }

    /**
     * Runs a program and waits for its end.
     *
     * @return what it printed
     * @throws IOException when it ends with anything but 0; the message holds what it printed
     */
    String run(String program, Object... arguments) throws IOException {
        var command = new ArrayList<>(user.prefix());
        command.add(software.program(program).toString());
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        var status = endOf(process);
        if (status != 0) {
            throw new IOException("%s ended with %d: %s".formatted(program, status, output));
        }
        return output;
    }

    /** Makes the directory usable for the user whom the programs run as. */
    void own(Path directory) {
        user.own(directory);
    }

    private static int endOf(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a program of PostgreSQL ran", e);
        }
    }
}
