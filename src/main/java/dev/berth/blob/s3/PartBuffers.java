package dev.berth.blob.s3;

import java.util.concurrent.Semaphore;

/** Hands out {@link PartBuffer}s that together take no more than a quarter of the heap, however many uploads there are at once. */
final class PartBuffers {

    private final Semaphore chunks;

    PartBuffers() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    PartBuffers(long bytes) {
        this.chunks = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / PartBuffer.CHUNK));
    }

    PartBuffer take() {
        return new PartBuffer(chunks);
    }
}
