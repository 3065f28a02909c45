package dev.berth.immutability;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.selector.RepositorySelector;
import dev.berth.selector.Selector;
import dev.berth.selector.TagSelector;

/** Which tags a rule covers, and in which repositories; only what makes sense exists. */
final class Coverage {

    private static final String KIND = "doublestar";

    private final Words words;
    private final TagSelector tags;
    private final RepositorySelector repositories;

    /** How it is written down; an empty pattern stands for everything. */
    record Words(String tagDecoration, String tagPattern, String repositoryDecoration, String repositoryPattern) {

        Selector tags() {
            return new Selector(KIND, tagDecoration, tagPattern, null);
        }

        Selector repositories() {
            return new Selector(KIND, repositoryDecoration, repositoryPattern, null);
        }

        /** By the API's names. */
        Map<String, Object> described() {
            return Map.of(
                    "tag_selectors",
                    List.of(described(tagDecoration, tagPattern)),
                    "scope_selectors",
                    Map.of("repository", List.of(described(repositoryDecoration, repositoryPattern))));
        }

        private static Map<String, String> described(String decoration, String pattern) {
            return Map.of("kind", KIND, "decoration", decoration, "pattern", pattern);
        }

        /** For people: {@code tags matching "v*" in repositories matching "**"}. */
        @Override
        public String toString() {
            return "tags " + verb(tagDecoration) + " \"" + tagPattern + "\" in repositories "
                    + verb(repositoryDecoration) + " \"" + repositoryPattern + "\"";
        }

        private static String verb(String decoration) {
            return decoration.endsWith("xcludes") ? "not matching" : "matching";
        }
    }

    private Coverage(Words words, TagSelector tags, RepositorySelector repositories) {
        this.words = words;
        this.tags = tags;
        this.repositories = repositories;
    }

    /** @throws dev.berth.platform.DomainException INVALID where one of the two is no selector of its kind */
    static Coverage of(Selector tags, Selector repositories) {
        TagSelector tagSelector = TagSelector.of(tags);
        RepositorySelector repositorySelector = RepositorySelector.of(repositories);
        Words words = new Words(
                String.valueOf(tags.decoration()),
                pattern(tags.pattern()),
                String.valueOf(repositories.decoration()),
                pattern(repositories.pattern()));
        return new Coverage(words, tagSelector, repositorySelector);
    }

    private static String pattern(@Nullable String pattern) {
        return pattern == null ? "" : pattern;
    }

    Words words() {
        return words;
    }

    boolean includes(RepositoryName repository) {
        return repositories.selects(repository);
    }

    boolean includes(Tag tag) {
        return tags.selects(tag);
    }
}
