package dev.berth.blob.s3;

import java.io.IOException;

/** The store does not know the multipart upload: it was completed before, or aborted. */
final class UploadGone extends IOException {

    private static final long serialVersionUID = 1;

    UploadGone(String bucket, Throwable answer) {
        super(
                "the object store does not know the multipart upload in bucket " + bucket
                        + " any more; the upload has to start again",
                answer);
    }
}
