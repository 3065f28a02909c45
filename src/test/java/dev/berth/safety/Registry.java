package dev.berth.safety;

import java.util.Optional;

import dev.berth.oci.Digest;
import dev.berth.oci.Reference;

/** What clients ask of a registry. Whatever is thrown means that nothing was acknowledged. Repositories go by their path in one project. */
interface Registry {

    /** Takes a blob in one request. */
    void put(String repository, byte[] blob);

    /** Begins an upload and tells its name. */
    String start(String repository);

    void append(String repository, String upload, byte[] chunk);

    void finish(String repository, String upload, Digest digest, byte[] last);

    void cancel(String repository, String upload);

    /** False where the blob has to be pushed instead. */
    boolean mount(String repository, String from, Digest digest);

    void push(String repository, Reference reference, byte[] manifest);

    /** Deletes a tag or a manifest; false where there is none. */
    boolean delete(String repository, Reference reference);

    /** False where there is none. */
    boolean deleteBlob(String repository, Digest digest);

    /** Deletes a repository with all that is in it; false where there is none. */
    boolean removeRepository(String repository);

    /** Copies what a tag or a digest names, with its tags, from one repository to another; false where it is not there. */
    boolean copy(String repository, String from, Reference reference);

    /** Whether the registry promises that the blob is there and stays for a while. */
    boolean promises(String repository, Digest digest);

    Optional<byte[]> blob(String repository, Digest digest);

    Optional<byte[]> manifest(String repository, Reference reference);

    /** Lets all that clears away run once, at once. */
    void reap();

    /** Lets the collector run once, at once: what nothing refers to and whose lease has ended goes. */
    void collect();

    /**
     * Deletes a manifest with its tags as retention does: decides now, and spares it where it was pushed again before it came to that;
     * false where it stays.
     */
    boolean retire(String repository, Digest digest);

    /** Deletes a manifest as a collection of what is untagged does; false where it stays. */
    boolean sweepUntagged(String repository, Digest digest);
}
