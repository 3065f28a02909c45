package dev.berth.immutability;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;

/**
 * The decision whether an existing tag may be moved or deleted, for every path. Whoever changes a tag asks in the transaction that changes it,
 * after it has locked the repository's row (S28); an error denies (S19). A tag that does not exist is free.
 */
@Component
public class TagImmutability {

    private final FreezingRuleLookup rules;

    TagImmutability(FreezingRuleLookup rules) {
        this.rules = rules;
    }

    /** @throws ImmutableTag where a rule covers the tag */
    public void requireMutable(RepositoryScope scope, Tag tag) {
        of(scope).requireMutable(tag);
    }

    /** @throws ImmutableTag where a rule covers one of the tags */
    public void requireMutable(RepositoryScope scope, Collection<Tag> tags) {
        ImmutableTags immutable = of(scope);
        tags.forEach(immutable::requireMutable);
    }

    /** The decision for many tags of a repository; the rules are read once, now. */
    public ImmutableTags of(RepositoryScope scope) {
        return new ImmutableTags(scope.name(), rules.of(scope.projectId()));
    }

    /** The decision for many repositories of a project; the rules are read once, now. */
    public Function<RepositoryName, ImmutableTags> inProject(long projectId) {
        List<FreezingRule> ofProject = rules.of(projectId);
        return repository -> new ImmutableTags(repository, ofProject);
    }
}
