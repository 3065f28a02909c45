package dev.berth.quota;

import dev.berth.event.RegistryEvent;

/**
 * How much of a project's limit is taken, while its figure is locked.
 *
 * @param limit in bytes, as the others; {@code -1} is no limit
 * @param used what manifests, and the blobs that they refer to, take
 * @param coming what has room already though no manifest refers to it yet
 */
public record StorageRoom(long projectId, long limit, long used, long coming) {

    private static final double WARNING_SHARE = RegistryEvent.QUOTA_WARNING_PERCENT / 100.0;

    /** How many bytes more may come in; negative where there are too many already, and endless without a limit. */
    public long left() {
        return isLimited() ? limit - used - coming : Long.MAX_VALUE;
    }

    /** @throws StorageLimitPassed where so many bytes more would pass the limit */
    public void require(long asked) {
        if (asked > left()) {
            throw new StorageLimitPassed(this, asked);
        }
    }

    boolean isLimited() {
        return limit != StorageLimit.NONE;
    }

    /** Whether so much is used that people have to know. */
    boolean isNearlyFull() {
        return isLimited() && used > limit * WARNING_SHARE;
    }

    StorageRoom withUsed(long other) {
        return new StorageRoom(projectId, limit, other, coming);
    }
}
