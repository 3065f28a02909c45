package dev.berth.selector;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Selectors in the words of Harbor's API. */
class SelectorTest {

    @Test
    void aTagIsSelectedByWhatItFitsOrByWhatItDoesNot() {
        assertThat(tags("matches", "v*", null).selects(new Tag("v1"))).isTrue();
        assertThat(tags("matches", "v*", null).selects(new Tag("main"))).isFalse();
        assertThat(tags("excludes", "v*", null).selects(new Tag("v1"))).isFalse();
        assertThat(tags("excludes", "v*", null).selects(new Tag("main"))).isTrue();
        assertThat(tags("matches", null, null).selects(new Tag("main"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "matches  | -                    | true",
                "matches  | ''                   | true",
                "matches  | {}                   | true",
                "matches  | {\"untagged\":true}  | true",
                "matches  | {\"untagged\":false} | false",
                "excludes | -                    | true",
                "excludes | {\"untagged\":true}  | false",
                "excludes | {\"untagged\":false} | true",
                "matches  | {\"other\":1}        | true"
            })
    void theExtrasSayWhetherAnArtifactWithoutTagsIsSelected(
            String decoration, @Nullable String extras, boolean selected) {
        assertThat(tags(decoration, "v*", extras).selectsUntagged()).isEqualTo(selected);
    }

    @Test
    void aRepositoryIsSelectedByItsPathWithinTheProject() {
        RepositoryName name = new RepositoryName("library/team/app");
        assertThat(repositories("repoMatches", "team/*").selects(name)).isTrue();
        assertThat(repositories("repoMatches", "library/**").selects(name)).isFalse();
        assertThat(repositories("repoExcludes", "team/*").selects(name)).isFalse();
        assertThat(repositories("repoMatches", "**").selects(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsMatches", "nsExcludes", "repoMatches", "MATCHES", ""})
    void anotherDecorationIsRefused(String decoration) {
        assertThatThrownBy(() -> tags(decoration, "v*", null))
                .hasMessageContaining(
                        "invalid decoration \"" + decoration + "\" of a selector: expected matches or excludes")
                .satisfies(SelectorTest::isInvalid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsMatches", "nsExcludes", "matches"})
    void aDecorationOfSomethingElseIsRefusedForRepositories(String decoration) {
        assertThatThrownBy(() -> repositories(decoration, "**"))
                .hasMessageContaining("expected repoMatches or repoExcludes")
                .satisfies(SelectorTest::isInvalid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", ""})
    void anotherKindIsRefused(String kind) {
        assertThatThrownBy(() -> TagSelector.of(new Selector(kind, "matches", "v*", null)))
                .hasMessageContaining("expected doublestar")
                .satisfies(SelectorTest::isInvalid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "{\"untagged\":\"perhaps\"}", "{\"untagged\":{}}"})
    void extrasThatSayNothingAreRefused(String extras) {
        assertThatThrownBy(() -> tags("matches", "v*", extras)).satisfies(SelectorTest::isInvalid);
    }

    private static TagSelector tags(String decoration, @Nullable String pattern, @Nullable String extras) {
        return TagSelector.of(new Selector("doublestar", decoration, pattern, extras));
    }

    private static RepositorySelector repositories(String decoration, String pattern) {
        return RepositorySelector.of(new Selector("doublestar", decoration, pattern, null));
    }

    private static void isInvalid(Throwable refusal) {
        assertThat(((DomainException) refusal).kind()).isEqualTo(ErrorKind.INVALID);
    }
}
