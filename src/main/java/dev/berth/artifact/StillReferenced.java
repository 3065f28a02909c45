package dev.berth.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** Something refers to what was to be deleted: 412 in the REST API, as Harbor answers; 405 on /v2, as the specification wants. */
public class StillReferenced extends OciException {

    StillReferenced(String what, Digest digest, String referrer) {
        super(
                ErrorKind.PRECONDITION,
                OciError.UNSUPPORTED,
                what + " " + digest + " is in use by manifest " + referrer + ": delete that one first");
    }
}
