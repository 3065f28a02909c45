package dev.berth.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** docker where a daemon runs, and crane where none does, with a home of its own. */
final class ContainerClient {

    private static final String TOOLS =
            System.getenv().getOrDefault("BERTH_TOOLS", System.getProperty("user.home") + "/.cache/berth-tools")
                    + "/bin";

    /** Another image each time, of one small layer. */
    private static final String PUSH = """
            set -e
            cd "$HOME"
            date +%N > content
            tar -cf layer.tar content
            if timeout 10 docker version >/dev/null 2>&1; then
              printf %s "$SECRET" | docker login "$REGISTRY" --username "$USERNAME" --password-stdin
              docker import layer.tar "$IMAGE" >/dev/null
              docker push "$IMAGE"
            else
              crane auth login "$REGISTRY" -u "$USERNAME" -p "$SECRET"
              crane append --oci-empty-base -f layer.tar -t "$IMAGE"
            fi
            """;

    private final Map<String, String> variables;

    ContainerClient(String registry, String username, String secret) {
        this.variables = Map.of("REGISTRY", registry, "USERNAME", username, "SECRET", secret);
    }

    /** What the client said, with whether it went well before. */
    record Answer(boolean isGood, String text) {}

    /** @param image without the registry */
    Answer push(String image) {
        try {
            Path home = Files.createTempDirectory("client");
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", PUSH).redirectErrorStream(true);
            bash.environment().putAll(variables);
            bash.environment().put("IMAGE", variables.get("REGISTRY") + "/" + image);
            bash.environment().put("HOME", home.toString());
            bash.environment().put("DOCKER_CONFIG", home.toString());
            bash.environment().put("PATH", TOOLS + ":" + System.getenv("PATH"));
            Process process = bash.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
