package dev.berth.blob.s3;

import org.jspecify.annotations.Nullable;

import dev.berth.blob.StagedObject;

/**
 * What this store notes in {@link StagedObject#multipartId()}: the running multipart upload and the tail, by its ETag, so that a writer
 * that was paused for too long cannot slip in another one.
 *
 * @param upload S3's id of the multipart upload, once there is a part
 */
record Progress(@Nullable String upload, @Nullable Tail tail) {

    private static final String NONE = "-";

    /** A tail that was stored in one of the two slots. */
    record Tail(int slot, String etag) {}

    static Progress of(StagedObject staged) {
        String note = staged.multipartId();
        if (note == null) {
            return new Progress(null, null);
        }
        String[] words = note.split(" ", 3);
        return new Progress(
                words[0].equals(NONE) ? null : words[0],
                words.length < 3 ? null : new Tail(Integer.parseInt(words[1]), words[2]));
    }

    @Nullable
    String note() {
        String id = upload == null ? NONE : upload;
        if (tail != null) {
            return id + " " + tail.slot() + " " + tail.etag();
        }
        return upload;
    }

    /** The slot that does not hold the tail that the database knows of. */
    int freeSlot() {
        return tail == null ? 0 : 1 - tail.slot();
    }

    /** How many of the staged bytes lie in parts. */
    static long partBytes(StagedObject staged) {
        return staged.parts().stream().mapToLong(StagedObject.Part::size).sum();
    }
}
