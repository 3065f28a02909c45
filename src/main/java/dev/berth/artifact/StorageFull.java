package dev.berth.artifact;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The blob store has less room left than its low-water mark; reads and deletes go on. */
public class StorageFull extends DomainException {

    StorageFull() {
        super(
                ErrorKind.STORAGE_FULL,
                "the registry's storage is nearly full: nothing can be pushed until there is room again");
    }
}
