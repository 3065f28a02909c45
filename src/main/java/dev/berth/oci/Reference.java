package dev.berth.oci;

/** What stands after {@code /manifests/}: a tag or a digest. A tag has no colon, a digest has one, so the two cannot be mistaken. */
public sealed interface Reference permits Digest, Tag {

    /** @throws OciException DIGEST_INVALID or TAG_INVALID where the text is neither */
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? Digest.parse(text) : new Tag(text);
    }
}
