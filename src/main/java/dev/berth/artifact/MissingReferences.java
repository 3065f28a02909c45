package dev.berth.artifact;

import java.util.List;
import java.util.stream.Collectors;

import dev.berth.oci.Digest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** A manifest names content that the repository does not have; all of it is named, so that the client can push it at once. */
public class MissingReferences extends OciException {

    MissingReferences(List<Digest> missing) {
        super(
                ErrorKind.NOT_FOUND,
                OciError.MANIFEST_BLOB_UNKNOWN,
                "the manifest refers to content that this repository does not have: push it first: "
                        + missing.stream().map(Digest::toString).collect(Collectors.joining(", ")),
                missing.stream().map(Digest::toString).toList());
    }
}
