package dev.berth.gc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.StorageLookup.Row;
import dev.berth.blob.StoredObject;

/**
 * Holds the rows against the store, once: walks both in the order of keys, side by side, and then through what is staged. Changes nothing,
 * and holds nobody up. It needs little memory, however much there is.
 */
final class StorageComparison {

    /** So many doubts are asked again at once. */
    private static final int BATCH = 500;

    private final BlobStore store;
    private final SecondLook secondLook;
    private final RowsByKey rows;
    private final Consumer<List<StorageFinding>> findings;
    private final LongConsumer progress;
    private final List<Row> doubtfulRows = new ArrayList<>();
    private final List<StoredObject> doubtfulObjects = new ArrayList<>();
    private final List<StoredObject> staged = new ArrayList<>();
    private long blobs;
    private long objects;
    private long bytes;

    /**
     * @param findings is told of what is found, some at a time
     * @param progress is told now and then how many blobs were looked at; what it throws ends the comparison
     */
    StorageComparison(
            StorageLookup lookup, BlobStore store, Consumer<List<StorageFinding>> findings, LongConsumer progress) {
        this.store = store;
        this.secondLook = new SecondLook(lookup, store);
        this.rows = new RowsByKey(lookup);
        this.findings = findings;
        this.progress = progress;
    }

    void run() throws IOException {
        store.listFinished(this::compare);
        for (Row row = rows.peek(); row != null; row = rows.peek()) {
            doubt(row);
        }
        askAgain();
        store.listStaged(this::doubtStaged);
        askAgain();
    }

    /** How many finished objects lie in the store. */
    long objects() {
        return objects;
    }

    /** How long they are together. */
    long bytes() {
        return bytes;
    }

    long blobs() {
        return blobs;
    }

    private void compare(StoredObject object) throws IOException {
        objects++;
        bytes += object.size();
        Row row = rows.peek();
        while (row != null && order(row, object) < 0) {
            doubt(row);
            row = rows.peek();
        }
        if (row == null || order(row, object) > 0) {
            doubt(object);
        } else if (row.suspect() || row.blob().size() != object.size()) {
            doubt(row);
        } else {
            pass();
        }
    }

    private static int order(Row row, StoredObject object) {
        return row.blob().key().value().compareTo(object.key().value());
    }

    private void doubt(Row row) throws IOException {
        doubtfulRows.add(row);
        pass();
        if (doubtfulRows.size() == BATCH) {
            askAgain();
        }
    }

    private void pass() {
        rows.advance();
        blobs++;
        if (blobs % BATCH == 0) {
            progress.accept(blobs);
        }
    }

    private void doubt(StoredObject object) throws IOException {
        doubtfulObjects.add(object);
        if (doubtfulObjects.size() == BATCH) {
            askAgain();
        }
    }

    private void doubtStaged(StoredObject object) throws IOException {
        staged.add(object);
        if (staged.size() == BATCH) {
            askAgain();
        }
    }

    private void askAgain() throws IOException {
        report(secondLook.atBlobs(doubtfulRows));
        report(secondLook.atObjects(doubtfulObjects));
        report(secondLook.atStaged(staged));
        doubtfulRows.clear();
        doubtfulObjects.clear();
        staged.clear();
        progress.accept(blobs);
    }

    private void report(List<StorageFinding> found) {
        if (!found.isEmpty()) {
            findings.accept(found);
        }
    }
}
