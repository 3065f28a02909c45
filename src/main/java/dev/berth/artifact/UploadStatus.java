package dev.berth.artifact;

import java.util.UUID;

/** Where an upload stands: {@code size} bytes have been received. */
public record UploadStatus(UUID id, long size) {

    static UploadStatus of(Upload upload) {
        return new UploadStatus(upload.id(), upload.size());
    }
}
