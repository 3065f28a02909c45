package dev.berth.safety;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

import dev.berth.blob.BlobStore;
import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;

/** Makes a step of each call of a store that does something. */
record SteppedStore(BlobStore target, Steps steps) implements BlobStore {

    @Override
    public StagedObject append(StagedObject staged, InputStream body) throws IOException {
        steps.before("store: append");
        return target.append(staged, body);
    }

    @Override
    public void finish(StagedObject staged) throws IOException {
        steps.before("store: finish");
        target.finish(staged);
    }

    @Override
    public Optional<InputStream> readStaged(StagedObject staged) throws IOException {
        steps.before("store: read staged");
        return target.readStaged(staged);
    }

    @Override
    public void discard(StorageKey key) throws IOException {
        steps.before("store: discard");
        target.discard(key);
    }

    @Override
    public void listFinished(ObjectVisitor visitor) throws IOException {
        steps.before("store: list finished");
        target.listFinished(visitor);
    }

    @Override
    public void listStaged(ObjectVisitor visitor) throws IOException {
        steps.before("store: list staged");
        target.listStaged(visitor);
    }

    @Override
    public boolean hasStaged(StorageKey key) throws IOException {
        return target.hasStaged(key);
    }

    @Override
    public void discardStaged(StorageKey key) throws IOException {
        steps.before("store: discard staged");
        target.discardStaged(key);
    }

    @Override
    public InputStream open(StorageKey key, long offset, long length) throws IOException {
        steps.before("store: open");
        return target.open(key, offset, length);
    }

    @Override
    public Optional<Long> size(StorageKey key) throws IOException {
        return target.size(key);
    }

    @Override
    public Optional<Path> file(StorageKey key) {
        return target.file(key);
    }

    @Override
    public Optional<URI> redirect(StorageKey key) {
        return target.redirect(key);
    }

    @Override
    public void delete(Collection<StorageKey> keys) throws IOException {
        steps.before("store: delete");
        target.delete(keys);
    }

    @Override
    public boolean hasRoom() throws IOException {
        return target.hasRoom();
    }
}
