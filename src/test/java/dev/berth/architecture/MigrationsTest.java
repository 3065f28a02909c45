package dev.berth.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern NAME = Pattern.compile("V(\\d{12})__([a-z]+)_[a-z0-9_]+\\.sql");

    @Test
    void everyMigrationIsNamedByItsMinuteItsModuleAndWhatItDoes() throws IOException {
        assertThat(names()).isNotEmpty().allSatisfy(name -> {
            Matcher parts = NAME.matcher(name);
            assertThat(parts.matches()).as("%s looks like %s", name, NAME).isTrue();
            assertThat(Floor.order()).contains(parts.group(2));
        });
    }

    @Test
    void noTwoMigrationsHaveTheSameVersion() throws IOException {
        assertThat(names().stream().map(name -> name.substring(0, name.indexOf("__"))))
                .doesNotHaveDuplicates();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
