package dev.berth.artifact;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** The repository does not serve this blob, whether or not another one does. */
public class BlobUnknown extends OciException {

    BlobUnknown(RepositoryScope scope, Digest digest) {
        super(ErrorKind.NOT_FOUND, OciError.BLOB_UNKNOWN, "there is no blob " + digest + " in " + scope.name());
    }
}
