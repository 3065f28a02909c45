package dev.berth.blob.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.berth.blob.BlobStore.ObjectVisitor;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StoredObject;

/** Tells which files lie in a {@link FileLayout}, one directory at a time: the names of one are in memory, sorted. */
record FileListing(FileLayout layout) {

    void finished(ObjectVisitor visitor) throws IOException {
        for (Path directory : layout.directories()) {
            visit(directory, visitor);
        }
    }

    void staged(ObjectVisitor visitor) throws IOException {
        visit(layout.staged(), visitor);
    }

    private static void visit(Path directory, ObjectVisitor visitor) throws IOException {
        for (String name : names(directory)) {
            visit(directory, name, visitor);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    private static void visit(Path directory, String name, ObjectVisitor visitor) throws IOException {
        StorageKey key = StorageKey.of(name).orElse(null);
        if (key == null) {
            return;
        }
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
        } catch (NoSuchFileException gone) {
            return;
        }
        visitor.visit(new StoredObject(key, file.size(), file.lastModifiedTime().toInstant()));
    }
}
