package dev.berth.quota;

import java.util.Locale;

/** Amounts of bytes for people. */
final class StorageAmount {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int STEP = 1024;

    private StorageAmount() {}

    /** In the largest unit of which there is at least one, with one decimal: {@code 510.7 MiB}; below a KiB whole bytes. */
    static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %s", bytes / Math.pow(STEP, unit), UNITS[unit - 1]);
    }
}
