package dev.berth.artifact;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Tag;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The body of a request for a tag. Harbor's clients send the whole model; only the name counts. */
record NewTag(@Nullable String name) {

    /** @throws DomainException INVALID where the name is missing or no tag */
    Tag tag() {
        if (name == null) {
            throw new DomainException(ErrorKind.INVALID, "the field name is missing: expected the tag's name");
        }
        return new Tag(name);
    }
}
