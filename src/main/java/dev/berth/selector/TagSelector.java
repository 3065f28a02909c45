package dev.berth.selector;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Selects tags, and says what of artifacts that have none. */
public final class TagSelector {

    static final String MATCHES = "matches";
    static final String EXCLUDES = "excludes";

    private static final JsonMapper JSON = new JsonMapper();

    private final Doublestar pattern;
    private final boolean excludes;
    private final boolean untagged;

    private TagSelector(Selector selector) {
        this.pattern = selector.doublestar();
        this.excludes = selector.excludes(MATCHES, EXCLUDES);
        this.untagged = untagged(selector.extras());
    }

    /**
     * @throws InvalidPattern where the pattern is none
     * @throws dev.berth.platform.DomainException INVALID where the kind, the decoration or the extras are none
     */
    public static TagSelector of(Selector selector) {
        return new TagSelector(selector);
    }

    public boolean selects(Tag tag) {
        return pattern.matches(tag.value()) != excludes;
    }

    /** Whether an artifact without tags is selected: unless the extras say otherwise, it is. */
    public boolean selectsUntagged() {
        return untagged;
    }

    /** With {@code excludes} the extras say whether artifacts without tags are excluded. */
    private boolean untagged(@Nullable String extras) {
        if (extras == null || extras.isBlank()) {
            return true;
        }
        Boolean said = read(extras).untagged();
        return said == null || said != excludes;
    }

    private static Extras read(String extras) {
        try {
            Extras read = JSON.readValue(extras, Extras.class);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw Selector.refused("extras", extras, "{\"untagged\":true} or {\"untagged\":false}");
        }
        throw Selector.refused("extras", extras, "{\"untagged\":true} or {\"untagged\":false}");
    }

    private record Extras(@Nullable Boolean untagged) {}
}
