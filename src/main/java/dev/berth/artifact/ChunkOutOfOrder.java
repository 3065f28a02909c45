package dev.berth.artifact;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** A chunk does not begin where the upload ends (Distribution specification, "Pushing a blob in chunks"). */
public class ChunkOutOfOrder extends OciException {

    private final transient UploadStatus status;

    ChunkOutOfOrder(UploadStatus status, long first) {
        super(
                ErrorKind.RANGE,
                OciError.BLOB_UPLOAD_INVALID,
                "the chunk begins at byte " + first + ", but the upload goes on at byte " + status.size());
        this.status = status;
    }

    /** Where the upload stands. */
    public UploadStatus status() {
        return status;
    }
}
