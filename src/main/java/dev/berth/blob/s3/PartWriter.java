package dev.berth.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.berth.blob.StagedObject;
import dev.berth.blob.StagedObject.Part;

/**
 * One append: cuts a body into parts and keeps the rest as a tail. Nothing that the database knows of is changed by it: parts get the
 * numbers after the known ones, the tail the other slot.
 */
final class PartWriter {

    private final Bucket bucket;
    private final ObjectNames names;
    private final StagedObject before;
    private final Progress known;
    private final String object;
    private final List<Part> parts;
    private @Nullable String upload;

    PartWriter(Bucket bucket, ObjectNames names, StagedObject before) {
        this.bucket = bucket;
        this.names = names;
        this.before = before;
        this.known = Progress.of(before);
        this.object = names.object(before.key());
        this.parts = new ArrayList<>(before.parts());
        this.upload = known.upload();
    }

    /** Appends the body to what {@code buffer} holds, the known tail. */
    StagedObject append(PartBuffer buffer, InputStream body) throws IOException {
        try {
            long tail = buffer.size();
            while (buffer.fill(body, PartSizes.of(nextNumber()))) {
                storePart(buffer);
            }
            boolean nothingNew =
                    buffer.size() == tail && parts.size() == before.parts().size();
            return nothingNew ? before : storeRest(buffer);
        } catch (IOException failure) {
            abortNewUpload(failure);
            throw failure;
        }
    }

    private StagedObject storeRest(PartBuffer buffer) throws IOException {
        if (buffer.size() >= PartSizes.SMALLEST) {
            storePart(buffer);
        }
        Progress.Tail tail = null;
        if (buffer.size() > 0) {
            int slot = known.freeSlot();
            tail = new Progress.Tail(slot, bucket.put(names.tail(before.key(), slot), buffer));
        }
        long size = parts.stream().mapToLong(Part::size).sum() + buffer.size();
        return new StagedObject(before.key(), size, new Progress(upload, tail).note(), parts);
    }

    /** Sends what is in the buffer as the next part, however short, and empties it. */
    List<Part> storePart(PartBuffer buffer) throws IOException {
        String target = upload == null ? bucket.createUpload(object) : upload;
        upload = target;
        parts.add(bucket.uploadPart(object, target, nextNumber(), buffer));
        buffer.clear();
        return parts;
    }

    private int nextNumber() throws IOException {
        int number = parts.size() + 1;
        if (number > PartSizes.MOST) {
            throw new IOException("an object in S3 has at most " + PartSizes.MOST
                    + " parts; send larger chunks (chunks of 8 MiB and more make the fewest parts)");
        }
        return number;
    }

    private void abortNewUpload(IOException reason) {
        if (upload == null || upload.equals(known.upload())) {
            return;
        }
        try {
            bucket.abort(object, upload);
        } catch (IOException failure) {
            reason.addSuppressed(failure);
        }
    }
}
