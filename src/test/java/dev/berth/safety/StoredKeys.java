package dev.berth.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.testkit.S3Server;
import software.amazon.awssdk.services.s3.S3Client;

/** Lists what lies in a store, finished or not, past the product. */
@FunctionalInterface
interface StoredKeys {

    Set<String> list();

    static StoredKeys inDirectory(Path root) {
        return () -> {
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> file.getFileName().toString())
                        .collect(Collectors.toSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Objects and running multipart uploads below a prefix. */
    static StoredKeys inBucket(S3Server server, String prefix) {
        return () -> {
            try (S3Client client = server.client()) {
                Stream<String> objects = client
                        .listObjectsV2Paginator(
                                request -> request.bucket(S3Server.BUCKET).prefix(prefix))
                        .contents()
                        .stream()
                        .map(object -> object.key());
                Stream<String> uploads = client
                        .listMultipartUploads(
                                request -> request.bucket(S3Server.BUCKET).prefix(prefix))
                        .uploads()
                        .stream()
                        .map(upload -> upload.key() + " (multipart upload)");
                return Stream.concat(objects, uploads)
                        .map(name -> name.substring(name.lastIndexOf('/') + 1))
                        .collect(Collectors.toSet());
            }
        };
    }
}
