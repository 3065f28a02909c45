package dev.berth.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

    /** As {@code app/language.ts} reads it: a value, and what a number asks for. */
    private static final Pattern PLURAL =
            Pattern.compile("\\{(\\w+)\\|[^|{}]*(?:\\{\\w+}[^|{}]*)*\\|[^|{}]*(?:\\{\\w+}[^|{}]*)*}");

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern QUOTED = Pattern.compile("[\"'`]([a-z]\\w*\\.[\\w.-]+)[\"'`]");
    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*[\"']([^\"']+)[\"']");

    /** {@code t(`audit.operation.${name}`)} says whatever begins and ends so. */
    private static final Pattern COMPOSED = Pattern.compile("`([a-z]\\w*\\.[\\w.]*)\\$\\{[^}]*}([\\w.]*)`");

    /** Programs are called the same everywhere. */
    private static final List<String> NAMES =
            List.of("Berth", "docker", "podman", "helm", "oras", "crane", "containerd", "Kubernetes");

    private final Map<String, Map<String, String>> english = UiSource.messages("en");
    private final Map<String, Map<String, String>> german = UiSource.messages("de");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach((folder, texts) -> assertThat(
                        german.getOrDefault(folder, Map.of()).keySet())
                .as(folder)
                .isEqualTo(texts.keySet()));
    }

    @Test
    void noTextIsEmpty() {
        assertThat(all(english).values()).noneMatch(String::isBlank);
        assertThat(all(german).values()).noneMatch(String::isBlank);
    }

    @Test
    void aTextNamesTheSameValuesInBothLanguages() {
        Map<String, String> translated = all(german);
        all(english)
                .forEach((key, text) -> assertThat(values(translated.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(values(text)));
    }

    @Test
    void aTextAsksForAPluralOfTheSameNumbersInBothLanguages() {
        Map<String, String> translated = all(german);
        all(english)
                .forEach((key, text) -> assertThat(plurals(translated.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(plurals(text)));
    }

    @Test
    void noBraceIsLeftOverFromAMistypedValue() {
        for (Map<String, Map<String, String>> language : List.of(english, german)) {
            all(language)
                    .forEach((key, text) -> assertThat(
                                    VALUE.matcher(PLURAL.matcher(text).replaceAll(""))
                                            .replaceAll(""))
                            .as(key)
                            .doesNotContain("{", "}"));
        }
    }

    @Test
    void textsLieInTheFolderThatTheirKeysName() {
        english.forEach(
                (folder, texts) -> assertThat(texts.keySet()).as(folder).allMatch(key -> key.startsWith(folder + ".")));
    }

    @Test
    void everyFolderWithTextsIsLoaded() {
        for (String language : List.of("en", "de")) {
            String loader = UiSource.read(UiSource.ROOT.resolve("app/messages." + language + ".ts"));
            assertThat(english.keySet())
                    .as(language)
                    .allMatch(folder ->
                            loader.contains(folder.equals("app") ? "./messages." : "../" + folder + "/messages."));
        }
    }

    @Test
    void everyTextIsShownSomewhere() {
        Set<String> used = new TreeSet<>();
        List<Pattern> composed = new ArrayList<>();
        for (var file : UiSource.files(".ts", ".tsx")) {
            String code = UiSource.code(file);
            QUOTED.matcher(code).results().forEach(found -> used.add(found.group(1)));
            COMPOSED.matcher(code)
                    .results()
                    .forEach(found -> composed.add(
                            Pattern.compile(Pattern.quote(found.group(1)) + ".+" + Pattern.quote(found.group(2)))));
        }
        assertThat(all(english).keySet().stream()
                        .filter(key -> !used.contains(key))
                        .filter(key -> composed.stream()
                                .noneMatch(one -> one.matcher(key).matches())))
                .as("texts that no page shows")
                .isEmpty();
    }

    @Test
    void everyTextThatIsSaidIsThere() {
        Set<String> known = all(english).keySet();
        for (var file : UiSource.files(".ts", ".tsx")) {
            assertThat(SAID.matcher(UiSource.code(file)).results().map(found -> found.group(1)))
                    .as(file.toString())
                    .allMatch(known::contains);
        }
    }

    /** What stands between tags, and in the attributes that people see or hear, comes from the messages. */
    @Test
    void noTextStandsInTheSourceOfAPage() {
        Pattern between = Pattern.compile("(?<![=\\-])>\\s*([^<>{}=;()]*\\p{L}{2,}[^<>{}=;()]*?)\\s*</");
        Pattern attribute =
                Pattern.compile("\\b(?:title|label|placeholder|alt|aria-label|hint|act)=\"([^\"]*\\p{L}{2,}[^\"]*)\"");
        for (var file : UiSource.files(".tsx")) {
            String code = UiSource.code(file);
            assertThat(List.of(between, attribute).stream()
                            .flatMap(pattern -> pattern.matcher(code).results())
                            .map(found -> found.group(1))
                            .filter(text -> !NAMES.contains(text)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static Map<String, String> all(Map<String, Map<String, String>> folders) {
        Map<String, String> all = new LinkedHashMap<>();
        folders.values().forEach(all::putAll);
        return all;
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> plurals(String text) {
        return PLURAL.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }
}
