package dev.berth.oci;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** S41: names by the specification's grammar, and nothing else. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "library/nginx",
                "a/b/c/d/e",
                "a/manifests/b/blobs/uploads",
                "p/a.b",
                "p/a_b",
                "p/a__b",
                "p/a-b",
                "p/a---b",
                "p/a.b_c__d-e",
                "0/1"
            })
    void aNameOfTheGrammarIsAccepted(String name) {
        assertThat(new RepositoryName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                "a/",
                "/a",
                "a//b",
                "a/b/",
                "A/b",
                "a/B",
                "a/b..c",
                "a/.b",
                "a/b.",
                "a/_b",
                "a/b_",
                "a/b___c",
                "a/-b",
                "a/b-",
                "a/b._c",
                "a/b:c",
                "a/b@c",
                "a/b c",
                "a/b\n",
                "a/b\0",
                "a/../b",
                "a/./b",
                "a/..",
                "a\\b",
                "a/ü",
                "a/b%2fc",
                "a/b;c",
                "a/b~c",
                "_catalog/a"
            })
    void S41_aNameOutsideTheGrammarIsRefused(String name) {
        assertThatThrownBy(() -> new RepositoryName(name))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.error()).isEqualTo(OciError.NAME_INVALID));
    }

    @Test
    void aNameHasAtMost255Characters() {
        String longest = "p/" + "a".repeat(253);

        assertThat(new RepositoryName(longest).value()).hasSize(255);
        assertThatThrownBy(() -> new RepositoryName(longest + "a")).hasMessageContaining("255");
    }

    @Test
    void theFirstComponentIsTheProject() {
        RepositoryName name = new RepositoryName("team/tools/build");

        assertThat(name.project()).isEqualTo("team");
        assertThat(name.path()).isEqualTo("tools/build");
    }

    @Test
    @Timeout(1)
    void aNameThatAlmostMatchesIsRefusedInLinearTime() {
        for (int i = 0; i < 10_000; i++) {
            assertThatThrownBy(() -> new RepositoryName("a/" + "a-".repeat(120)))
                    .isInstanceOf(OciException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "1.0", "v1", "_", "A", "a.b-c_d", "0"})
    void aTagOfTheGrammarIsAccepted(String tag) {
        assertThat(new Tag(tag)).hasToString(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "a b", "a/b", "a+b", "a%2fb", "ä", "a\n", "a\0", "a;b", "..", "."})
    void S41_aTagOutsideTheGrammarIsRefused(String tag) {
        assertThatThrownBy(() -> new Tag(tag))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.error()).isEqualTo(OciError.TAG_INVALID));
    }

    @Test
    void aTagHasAtMost128Characters() {
        assertThat(new Tag("a".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new Tag("a".repeat(129))).isInstanceOf(OciException.class);
    }

    @Test
    void aReferenceWithAColonIsADigestAndNeverATag() {
        assertThat(Reference.parse("sha256:" + "a".repeat(64))).isInstanceOf(Digest.class);
        assertThat(Reference.parse("sha256")).isInstanceOf(Tag.class);
        assertThatThrownBy(() -> Reference.parse("latest:1"))
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.error()).isEqualTo(OciError.DIGEST_INVALID));
    }
}
