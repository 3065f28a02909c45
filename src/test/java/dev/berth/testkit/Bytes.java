package dev.berth.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Content for tests: incompressible, cheap to make, never in memory as a whole where it is a stream. */
public final class Bytes {

    private Bytes() {}

    /** Other bytes at every call. */
    public static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(System.nanoTime()).nextBytes(bytes);
        return bytes;
    }

    /** The same bytes for the same seed: a block of 1 MiB that is stamped with its number each time it comes round. */
    public static InputStream stream(long seed, long size) {
        byte[] block = new byte[1 << 20];
        new SplittableRandom(seed).nextBytes(block);
        return new InputStream() {

            private long position;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] buffer, int offset, int count) {
                if (position == size) {
                    return -1;
                }
                int start = (int) (position % block.length);
                if (start == 0) {
                    stamp(block, position / block.length);
                }
                int got = (int) Math.min(Math.min(count, block.length - start), size - position);
                System.arraycopy(block, start, buffer, offset, got);
                position += got;
                return got;
            }
        };
    }

    private static void stamp(byte[] block, long number) {
        for (int i = 0; i < Long.BYTES; i++) {
            block[i] = (byte) (number >>> (8 * i));
        }
    }

    /** The SHA-256 of all that is left of a stream, in hex. */
    public static String sha256(InputStream stream) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int count; (count = stream.read(buffer)) > 0; ) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
