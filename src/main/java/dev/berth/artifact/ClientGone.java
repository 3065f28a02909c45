package dev.berth.artifact;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** The connection broke before the whole body had come in. */
public class ClientGone extends OciException {

    ClientGone(long received) {
        super(ErrorKind.INVALID, OciError.BLOB_UPLOAD_INVALID, "the connection broke after " + received + " bytes");
    }
}
