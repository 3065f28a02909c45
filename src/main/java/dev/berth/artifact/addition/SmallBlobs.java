package dev.berth.artifact.addition;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.BlobPuller;
import dev.berth.artifact.StoreUnavailable;
import dev.berth.blob.StoredBlob;
import dev.berth.oci.Digest;

/** Reads blobs that are shown, each through the links of the repository that it is asked of (S26). */
@Component
public class SmallBlobs {

    private final BlobPuller puller;

    SmallBlobs(BlobPuller puller) {
        this.puller = puller;
    }

    /**
     * The whole blob.
     *
     * @param limit bytes
     * @throws ContentTooLarge where it is larger
     * @throws dev.berth.artifact.BlobUnknown where the repository does not serve it
     */
    public byte[] read(RepositoryScope repository, Digest digest, int limit) {
        return read(repository, puller.find(repository, digest), limit);
    }

    byte[] read(RepositoryScope repository, StoredBlob blob, int limit) {
        if (blob.size() > limit) {
            throw new ContentTooLarge(limit);
        }
        try (InputStream in = puller.open(repository, blob, 0, blob.size())) {
            return in.readNBytes(limit);
        } catch (IOException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** What is made of a blob while it is read. */
    interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /**
     * Reads as much of the blob as is needed.
     *
     * @throws UnreadableContent where the reading fails
     */
    <T> T read(RepositoryScope repository, Digest digest, Reading<T> reading) {
        StoredBlob blob = puller.find(repository, digest);
        try (InputStream in = puller.open(repository, blob, 0, blob.size())) {
            return reading.from(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableContent("the content " + digest + " cannot be read as what its type says that it is");
        }
    }
}
