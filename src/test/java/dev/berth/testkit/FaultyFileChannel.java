package dev.berth.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.FaultyFileSystem.Step;

/** A file that fails as its {@link FaultyFileSystem} does. A write that fails has written half of what it was given. */
final class FaultyFileChannel extends FileChannel {

    private final FaultyFileSystem system;
    private final Path path;
    private final FileChannel real;

    FaultyFileChannel(FaultyFileSystem system, Path path, FileChannel real) {
        this.system = system;
        this.path = path;
        this.real = real;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        system.before(Step.READ, path);
        return real.read(buffer);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        system.before(Step.READ, path);
        return real.read(buffers, offset, length);
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
        system.before(Step.READ, path);
        return real.read(buffer, position);
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        try {
            system.before(Step.WRITE, path);
        } catch (IOException failure) {
            real.write(buffer.slice(buffer.position(), buffer.remaining() / 2));
            throw failure;
        }
        return real.write(buffer);
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        system.before(Step.WRITE, path);
        return real.write(buffers, offset, length);
    }

    @Override
    public int write(ByteBuffer buffer, long position) throws IOException {
        system.before(Step.WRITE, path);
        return real.write(buffer, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        system.before(Step.TRUNCATE, path);
        real.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        system.before(Step.FORCE, path);
        real.force(metadata);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        system.before(Step.READ, path);
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        system.before(Step.WRITE, path);
        return real.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
