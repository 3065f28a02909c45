package dev.berth.immutability;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.ErrorKind;

/** An existing tag that a rule covers can be neither moved nor deleted. Clients of {@code /v2} print it as a denial, with the message. */
public final class ImmutableTag extends OciException {

    ImmutableTag(RepositoryName repository, Tag tag, FreezingRule rule) {
        super(
                ErrorKind.PRECONDITION,
                OciError.DENIED,
                "the tag " + tag + " of " + repository + " is immutable and can be neither moved nor deleted: rule "
                        + rule.id() + " of the project covers " + rule.words());
    }
}
