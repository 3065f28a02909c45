package dev.berth.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.berth.platform.StartRefused;

/**
 * PostgreSQL refuses to run as root. As root its programs run in a user namespace of their own, or, where the machine
 * allows none, as {@code nobody}, who is then given the files.
 */
final class UnprivilegedUser {

    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> CHANGED_USER =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;

    private UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @throws StartRefused when this process is root's and cannot step down */
    static UnprivilegedUser forThisProcess() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of());
        }
        for (var prefix : List.of(NAMESPACE, CHANGED_USER)) {
            if (works(prefix)) {
                return new UnprivilegedUser(prefix);
            }
        }
        throw new StartRefused(
                "The embedded PostgreSQL cannot run as root, and neither unshare nor setpriv works here.",
                "Start Berth as another user, or name a PostgreSQL server with BERTH_DATABASE_URL.");
    }

    /** What stands before a command so that it runs without privileges. */
    List<String> prefix() {
        return prefix;
    }

    /** Gives the directory to whom the programs run as, where that is not the owner already. */
    void own(Path directory) {
        if (prefix.equals(CHANGED_USER)) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        return run(command).orElse(1) == 0;
    }

    private static Optional<Integer> run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Optional.of(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
