package dev.berth.quota;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * How many bytes a project may hold.
 *
 * @param bytes {@value #NONE} where it may hold any number
 */
public record StorageLimit(long bytes) {

    static final long NONE = -1;

    private static final String STORAGE = "storage";

    /** @throws DomainException INVALID for zero and for negative numbers but {@value #NONE} */
    public StorageLimit {
        if (bytes < NONE || bytes == 0) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the storage limit is " + bytes + ": expected a number of bytes from 1 on, or -1 for no limit");
        }
    }

    /**
     * @param hard of Harbor's {@code QuotaUpdateReq}
     * @throws DomainException INVALID unless it has the limit of storage and nothing else
     */
    static StorageLimit of(@Nullable Map<String, @Nullable Long> hard) {
        Long bytes = hard == null || hard.size() != 1 ? null : hard.get(STORAGE);
        if (bytes == null) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "hard is missing or names other than storage: expected {\"hard\":{\"storage\":n}}");
        }
        return new StorageLimit(bytes);
    }

    /** As the API shows amounts. */
    static Map<String, Long> resources(long bytes) {
        return Map.of(STORAGE, bytes);
    }
}
