package dev.berth.artifact;

import java.util.UUID;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** There is no such upload in this repository for this principal; it may have ended or been given up. */
public class UploadUnknown extends OciException {

    UploadUnknown(UUID id) {
        super(
                ErrorKind.NOT_FOUND,
                OciError.BLOB_UPLOAD_UNKNOWN,
                "there is no upload " + id + " of yours in this repository: begin a new one");
    }
}
