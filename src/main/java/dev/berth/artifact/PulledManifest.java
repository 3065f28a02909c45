package dev.berth.artifact;

import dev.berth.oci.Digest;

/** A manifest as a client gets it; {@code content} is empty where only its presence was asked for. */
public record PulledManifest(Digest digest, String mediaType, int size, byte[] content) {}
