package dev.berth.blob.s3;

/**
 * How long the parts of a multipart upload are: S3 takes 10,000 of them, none but the last under 5 MiB. They grow with their number, so
 * that a small upload needs little memory and a large one passes 1 TiB: 15 + 62 + 375 + 1,500 GiB.
 */
final class PartSizes {

    private static final long MIB = 1024 * 1024;

    /** The least that may be stored as a part; what is shorter at the end of a request is kept as a tail. */
    static final long SMALLEST = 5 * MIB;

    static final int MOST = 10_000;

    private PartSizes() {}

    /** The length in bytes to aim at for the part of this number, from 1. */
    static long of(int number) {
        if (number <= 2_000) {
            return 8 * MIB;
        }
        if (number <= 4_000) {
            return 32 * MIB;
        }
        return number <= 7_000 ? 128 * MIB : 512 * MIB;
    }
}
