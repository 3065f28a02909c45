package dev.berth.gc;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import dev.berth.blob.StorageKey;

/**
 * One reading of the whole store. Keys are random, so their order is as good as any: like a hand that goes round a clock once in a period,
 * it passes each key once, and each share of the period has its share of the bytes, whatever comes and goes.
 *
 * @param position the key that was read last; empty at the beginning
 * @param tries how often the next one could not be read
 * @param blobs how many were read
 * @param bytes how long they were together
 * @param damaged how many of them were not what they should be
 */
record ScrubRound(String position, Instant beganAt, int tries, long blobs, long bytes, long damaged) {

    private static final String BEYOND_ALL_KEYS = "g";
    private static final int HEAD_BITS = 56;

    /** Whether it is this key's turn already. */
    boolean isDue(StorageKey key, Instant now, Duration period) {
        return key.value().compareTo(hand(now, period)) < 0;
    }

    /** Whether everything is due. */
    boolean isOver(Instant now, Duration period) {
        return !Duration.between(beganAt, now).minus(period).isNegative();
    }

    private String hand(Instant now, Duration period) {
        if (isOver(now, period)) {
            return BEYOND_ALL_KEYS;
        }
        double share = (double) Duration.between(beganAt, now).toMillis() / period.toMillis();
        long head = (long) (Math.max(share, 0) * (1L << HEAD_BITS));
        return HexFormat.of().toHexDigits(head).substring(2);
    }
}
