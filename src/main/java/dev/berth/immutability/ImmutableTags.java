package dev.berth.immutability;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;

/** The tags of one repository that must stay as they are, by the rules as they were when they were read. */
public final class ImmutableTags {

    /**
     * By these, signatures and other referrers are found where a client does not use the referrers API; they move with each that is added, so
     * they are always free.
     */
    private static final Pattern SIGNATURE = Pattern.compile("sha(256|512)-[0-9a-f]{64}(\\.(sig|att|sbom))?");

    private final RepositoryName repository;
    private final List<FreezingRule> rules;

    ImmutableTags(RepositoryName repository, List<FreezingRule> ofProject) {
        this.repository = repository;
        this.rules = ofProject.stream()
                .filter(rule -> rule.coverage().includes(repository))
                .toList();
    }

    /** Whether no tag at all can be covered. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether the tag must stay as it is where it exists. */
    public boolean covers(Tag tag) {
        return covering(tag).isPresent();
    }

    /** @throws ImmutableTag where the tag, which exists, must stay as it is */
    public void requireMutable(Tag tag) {
        covering(tag).ifPresent(rule -> {
            throw new ImmutableTag(repository, tag, rule);
        });
    }

    private Optional<FreezingRule> covering(Tag tag) {
        return SIGNATURE.matcher(tag.value()).matches()
                ? Optional.empty()
                : rules.stream().filter(rule -> rule.coverage().includes(tag)).findFirst();
    }
}
