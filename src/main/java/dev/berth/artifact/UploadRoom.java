package dev.berth.artifact;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Digest;
import dev.berth.quota.StorageLimitPassed;

/**
 * The room that one request needs for the bytes that it brings to an upload: asked for at once where their number is known, else step by step
 * as they come in. No step is taken before it is needed, so that nobody who sends keeps others from what is left; what does not fit after
 * all ends there.
 */
final class UploadRoom {

    /** So many bytes come in between two looks at what is left. */
    static final long STEP = 8L << 20;

    private final Source source;
    private final long before;
    private final @Nullable Digest digest;
    private long taken;
    private long allowed;

    /** Gives room for so many bytes, if they are to become this blob, and tells up to how many they may grow; or throws. */
    @FunctionalInterface
    interface Source {

        /** Where everything fits. */
        Source ENDLESS = (total, digest) -> Long.MAX_VALUE;

        long reserve(long total, @Nullable Digest digest);
    }

    /**
     * @param before how many bytes the upload has
     * @param digest of the blob that it will be, if that is known
     */
    UploadRoom(Source source, long before, @Nullable Digest digest) {
        this.source = source;
        this.before = before;
        this.digest = digest;
        this.taken = before;
        this.allowed = before;
    }

    /**
     * Asks for all that is announced.
     *
     * @throws StorageLimitPassed where it does not fit
     */
    void announce(long bytes) {
        take(before + bytes, digest);
        allowed = taken;
    }

    /**
     * Hears of the bytes that this request has brought until now, those included that are about to be stored.
     *
     * @throws StorageLimitPassed where these do not fit any more
     */
    void grow(long bytes) {
        if (before + bytes > allowed) {
            take(before + bytes, digest);
        }
    }

    /**
     * Asks for what has really come in.
     *
     * @param whole whether it is all that the client meant to send; if not, it will not be the blob that it was to be
     * @throws StorageLimitPassed where it does not fit
     */
    void settle(long total, boolean whole) {
        if (total > taken || (!whole && digest != null)) {
            take(total, whole ? digest : null);
        }
    }

    private void take(long total, @Nullable Digest expected) {
        long most = source.reserve(total, expected);
        taken = total;
        allowed = Math.min(most, total + STEP);
    }
}
