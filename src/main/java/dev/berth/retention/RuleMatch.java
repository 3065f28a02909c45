package dev.berth.retention;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Tag;
import dev.berth.selector.TagSelector;

/**
 * Whether one rule selects one artifact, found out tag by tag. As in Harbor an artifact passes a selector by any of its tags, and not
 * necessarily each selector by the same one.
 */
final class RuleMatch {

    private final RuleSelection selection;
    private final @Nullable Tag[] passed;
    private @Nullable Tag first;

    RuleMatch(RuleSelection selection) {
        this.selection = selection;
        this.passed = new Tag[selection.tags().size()];
    }

    void add(Tag tag) {
        if (first == null) {
            first = tag;
        }
        List<TagSelector> selectors = selection.tags();
        for (int i = 0; i < passed.length; i++) {
            if (passed[i] == null && selectors.get(i).selects(tag)) {
                passed[i] = tag;
            }
        }
    }

    /** By which tag the rule selects it, an empty text where it has none; empty where it does not. */
    Optional<String> selectedBy() {
        if (first == null) {
            return selection.selectsUntagged() ? Optional.of("") : Optional.empty();
        }
        for (Tag tag : passed) {
            if (tag == null) {
                return Optional.empty();
            }
        }
        Tag by = passed.length == 0 ? first : passed[0];
        return Optional.of(String.valueOf(by));
    }
}
