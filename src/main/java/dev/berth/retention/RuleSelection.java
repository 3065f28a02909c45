package dev.berth.retention;

import java.util.List;
import java.util.Objects;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.selector.RepositorySelector;
import dev.berth.selector.TagSelector;

/** What a rule is about: the selectors of its repositories and of its tags, ready to be asked. */
record RuleSelection(RetentionRule rule, List<RepositorySelector> repositories, List<TagSelector> tags) {

    /** @throws DomainException INVALID where a selector or its pattern is wrong */
    static RuleSelection of(RetentionRule rule) {
        return new RuleSelection(
                rule,
                Objects.requireNonNull(rule.scopeSelectors().get(RetentionRule.REPOSITORY)).stream()
                        .map(RepositorySelector::of)
                        .toList(),
                rule.tagSelectors().stream().map(TagSelector::of).toList());
    }

    boolean holdsFor(RepositoryName repository) {
        return repositories.stream().allMatch(selector -> selector.selects(repository));
    }

    boolean selectsUntagged() {
        return tags.stream().allMatch(TagSelector::selectsUntagged);
    }
}
