package dev.berth.artifact.addition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes files out of tar archives that somebody has pushed. Nothing is written anywhere, and links are not followed. */
final class TarFiles {

    private TarFiles() {}

    /**
     * The first file whose path is wanted; nothing behind it is read.
     *
     * @param largest of the file, in bytes
     * @param most of the archive, unpacked, in bytes
     */
    static Optional<byte[]> find(InputStream tar, Predicate<String> path, int largest, long most) throws IOException {
        TarArchiveInputStream files = new TarArchiveInputStream(new LimitedStream(tar, most));
        for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
            if (isOrdinary(entry) && path.test(entry.getName())) {
                return Optional.of(new LimitedStream(files, largest).readAllBytes());
            }
        }
        return Optional.empty();
    }

    /** All files, one behind the other. */
    static byte[] joined(InputStream tar, int largest, long most) throws IOException {
        TarArchiveInputStream files = new TarArchiveInputStream(new LimitedStream(tar, most));
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
            if (isOrdinary(entry)) {
                new LimitedStream(files, largest - joined.size()).transferTo(joined);
            }
        }
        return joined.toByteArray();
    }

    /** A sparse file claims to be larger than its bytes, by as much as it likes. */
    private static boolean isOrdinary(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isSparse() && !entry.isLink() && !entry.isSymbolicLink();
    }
}
