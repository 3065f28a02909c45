package dev.berth.gc;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.StorageLookup.Row;

/** Walks through all blobs in the order of their keys, some in memory at a time. */
final class RowsByKey {

    private static final int PAGE = 1000;

    private final StorageLookup lookup;
    private List<Row> page;
    private int next;

    RowsByKey(StorageLookup lookup) {
        this.lookup = lookup;
        this.page = lookup.after(null, PAGE);
    }

    /** The row that is next, or null at the end. */
    @Nullable
    Row peek() {
        return next < page.size() ? page.get(next) : null;
    }

    void advance() {
        next++;
        if (next == PAGE) {
            StorageKey last = page.getLast().blob().key();
            page = lookup.after(last, PAGE);
            next = 0;
        }
    }
}
