package dev.berth.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** What was received is not what the client said that it would be. */
public class DigestMismatch extends OciException {

    DigestMismatch(Digest expected, Digest actual) {
        super(
                ErrorKind.INVALID,
                OciError.DIGEST_INVALID,
                "the content received has the digest " + actual + ", not " + expected);
    }
}
