package dev.berth.immutability;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.immutability.Coverage.Words;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which tags the rules of a project cover. */
class ImmutableTagsTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void aTagIsCoveredWhereOneRuleMeansItAndItsRepository() {
        FreezingRule releases = rule(1, "matches", "v*", "repoMatches", "app");
        FreezingRule others = rule(2, "matches", "stable", "repoExcludes", "app");

        assertThat(covered("p/app", releases, others)).containsExactly("v1", "v2");
        assertThat(covered("p/team/web", releases, others)).containsExactly("stable");
        assertThat(covered("p/app")).isEmpty();
    }

    @Test
    void aRuleCanMeanAllTagsButSome() {
        assertThat(covered("p/app", rule(1, "excludes", "{latest,v*}", "repoMatches", "**")))
                .containsExactly("stable");
    }

    @Test
    void theRefusalNamesTheTagAndTheRule() {
        ImmutableTags tags = new ImmutableTags(
                new RepositoryName("p/team/web"), List.of(rule(7, "matches", "v*", "repoExcludes", "app")));

        assertThatThrownBy(() -> tags.requireMutable(new Tag("v1")))
                .isInstanceOf(ImmutableTag.class)
                .hasMessage("the tag v1 of p/team/web is immutable and can be neither moved nor deleted: rule 7 of the"
                        + " project covers tags matching \"v*\" in repositories not matching \"app\"")
                .satisfies(refusal ->
                        assertThat(((DomainException) refusal).kind()).isEqualTo(ErrorKind.PRECONDITION));
        assertThatCode(() -> tags.requireMutable(new Tag("latest"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256-" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" + ".sig",
                "sha256-" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" + ".att",
                "sha256-" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" + ".sbom",
                "sha256-" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha512-" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void tagsOfSignaturesAreFree(String tag) {
        assertThat(everything().covers(new Tag(tag))).isFalse();
    }

    @Test
    void whatOnlyLooksLikeATagOfASignatureIsNotFree() {
        Stream.of("sha256-" + HEX + ".tar", "sha256-abc.sig", "v1.sig", "sha256-" + HEX + ".sig.sig", "x-sha256-" + HEX)
                .forEach(tag ->
                        assertThat(everything().covers(new Tag(tag))).as(tag).isTrue());
    }

    @Test
    void S19_aRuleThatCannotBeReadCoversEverything() {
        assertThat(covered("p/app", rule(1, "matches", "[", "repoMatches", "other")))
                .containsExactly("latest", "stable", "v1", "v2");
        assertThat(covered("p/app", rule(1, "likes", "v*", "repoMatches", "other")))
                .hasSize(4);
        assertThat(covered("p/app", rule(1, "matches", "v*", "nsMatches", "other")))
                .hasSize(4);
    }

    private static ImmutableTags everything() {
        return new ImmutableTags(new RepositoryName("p/app"), List.of(rule(1, "matches", "**", "repoMatches", "**")));
    }

    private static List<String> covered(String repository, FreezingRule... rules) {
        ImmutableTags tags = new ImmutableTags(new RepositoryName(repository), List.of(rules));
        return Stream.of("latest", "stable", "v1", "v2")
                .filter(tag -> tags.covers(new Tag(tag)))
                .toList();
    }

    private static FreezingRule rule(
            long id, String tagDecoration, String tags, String repositoryDecoration, String repositories) {
        return FreezingRule.of(id, new Words(tagDecoration, tags, repositoryDecoration, repositories));
    }
}
