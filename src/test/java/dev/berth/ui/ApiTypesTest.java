package dev.berth.ui;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiTypesTest {

    private static final Path DOCUMENT = Path.of("src", "main", "ui", "api", "openapi.json");
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    /** The types of the UI's client are made from this file, so that what it sends and reads is what the server says it is. */
    @Test
    void theUiKnowsTheApiThatThisServerHas() throws Exception {
        JsonNode document = Api.json(Api.anonymous(BerthServer.shared()).get("/api/v2.0/openapi.json"));
        String known = Files.readString(DOCUMENT);
        String written = write(document);
        if (!written.equals(known)) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(known.equals(written))
                .as(
                        "%s, which has just been written anew: run \"npm run types\" in src/main/ui and commit both",
                        DOCUMENT)
                .isTrue();
    }

    private static String write(JsonNode document) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(document) + "\n";
    }
}
