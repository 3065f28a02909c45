package dev.berth.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

/**
 * Contents of one size, each of them new, at the cost of hashing a few bytes: they share what comes before the last 32 bytes, and its running
 * hash is cloned. So the generator's own hashing does not stand in the figures.
 */
final class Content {

    private static final int TAIL = 32;
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final ByteBuffer shared;
    private final MessageDigest hashOfShared;

    Content(int size) {
        byte[] random = new byte[size - TAIL];
        new Random(size).nextBytes(random);
        hashOfShared = DigestAlgorithm.SHA256.newHash();
        hashOfShared.update(random);
        shared = ByteBuffer.allocateDirect(random.length).put(random).flip();
    }

    /** Bytes that no server has seen. */
    Piece next() {
        byte[] tail = "%032d".formatted(NEXT.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        try {
            MessageDigest hash = (MessageDigest) hashOfShared.clone();
            hash.update(tail);
            return new Piece(Digest.of(DigestAlgorithm.SHA256, hash), shared, ByteBuffer.wrap(tail));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime cannot clone a running hash", e);
        }
    }

    /** One content: its digest, and its bytes in two buffers. */
    record Piece(Digest digest, ByteBuffer shared, ByteBuffer tail) {

        long size() {
            return shared.remaining() + (long) tail.remaining();
        }
    }
}
