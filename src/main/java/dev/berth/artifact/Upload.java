package dev.berth.artifact;

import java.util.UUID;

import dev.berth.blob.StagedObject;
import dev.berth.oci.DigestAlgorithm;

/** An upload session as its row tells it. */
record Upload(UUID id, DigestAlgorithm algorithm, StagedObject staged) {

    long size() {
        return staged.size();
    }

    Upload with(StagedObject longer) {
        return new Upload(id, algorithm, longer);
    }
}
