package dev.berth.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the UI is written in: its scripts and its messages, as they lie in the repository. */
final class UiSource {

    static final Path ROOT = Path.of("src", "main", "ui");

    private UiSource() {}

    /** Each folder that has messages, in this language, with its keys in the order of the file. */
    static Map<String, Map<String, String>> messages(String language) {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        for (Path file : files("messages." + language + ".json")) {
            folders.put(
                    ROOT.relativize(file.getParent()).toString(),
                    JsonMapper.shared().readValue(read(file), new TypeReference<Map<String, String>>() {}));
        }
        return folders;
    }

    /** Every file whose name ends so, but for what npm put there. */
    static List<Path> files(String... ends) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !file.startsWith(ROOT.resolve("node_modules")))
                    .filter(file -> Stream.of(ends)
                            .anyMatch(end -> file.getFileName().toString().endsWith(end)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what is written for those who read the source. */
    static String code(Path file) {
        return read(file).replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)(^|\\s)//.*$", " ");
    }
}
