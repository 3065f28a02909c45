package dev.berth.artifact;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.Reference;
import dev.berth.platform.ErrorKind;

/** The repository has no manifest under this tag or digest. */
public class ManifestUnknown extends OciException {

    ManifestUnknown(RepositoryScope scope, Reference reference) {
        super(
                ErrorKind.NOT_FOUND,
                OciError.MANIFEST_UNKNOWN,
                "there is no manifest " + reference + " in " + scope.name());
    }
}
