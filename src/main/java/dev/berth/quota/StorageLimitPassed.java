package dev.berth.quota;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Something would make a project hold more than it may. The words are close to Harbor's, which people and scripts look for. */
public final class StorageLimitPassed extends DomainException {

    private final StorageRoom room;
    private final long asked;

    StorageLimitPassed(StorageRoom room, long asked) {
        super(ErrorKind.OVER_LIMIT, sentence(room, asked));
        this.room = room;
        this.asked = asked;
    }

    private static String sentence(StorageRoom room, long asked) {
        return "adding %s of storage resource to the current usage of %s%s will exceed the configured upper limit of %s"
                .formatted(
                        StorageAmount.text(asked),
                        StorageAmount.text(room.used() + room.coming()),
                        inTheWay(room, asked),
                        StorageAmount.text(room.limit()));
    }

    /** Speaks of what is coming where it would fit without that. */
    private static String inTheWay(StorageRoom room, long asked) {
        return asked > room.limit() - room.used()
                ? ""
                : " (%s of it in uploads and blobs that no manifest refers to yet)"
                        .formatted(StorageAmount.text(room.coming()));
    }

    StorageRoom room() {
        return room;
    }

    long asked() {
        return asked;
    }
}
