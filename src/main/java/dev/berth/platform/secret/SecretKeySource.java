package dev.berth.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.berth.platform.DataDirectory;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.StartRefused;

/**
 * The key of {@link Secrets}: that of the configuration, or else one that was made once and lies in the data directory, for the owner's eyes
 * alone. Nobody else makes one meanwhile, since the directory belongs to one server at a time.
 */
@Component
class SecretKeySource {

    static final String FILE = "secret.key";

    private static final int BYTES = 32;

    private final @Nullable SecretKey key;

    /** @throws StartRefused where the configuration or the file holds no key */
    SecretKeySource(SecretProperties properties, ObjectProvider<DataDirectory> directory) {
        this.key = properties.secretKey().isBlank()
                ? Optional.ofNullable(directory.getIfAvailable())
                        .map(found -> kept(found.path().resolve(FILE)))
                        .orElse(null)
                : parse("berth.secret-key", properties.secretKey());
    }

    /** @throws DomainException PRECONDITION where this server has none */
    SecretKey key() {
        if (key == null) {
            throw new DomainException(
                    ErrorKind.PRECONDITION,
                    "this server keeps nothing on disk, so it needs the same berth.secret-key on every node to keep secrets:"
                            + " 32 random bytes in Base64");
        }
        return key;
    }

    private static SecretKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file + " cannot be read or made", e);
        }
    }

    /** Whole or not at all, however the server ends meanwhile. */
    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path unfinished = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SecretKey parse(String where, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal, which is the same for whatever is wrong and quotes nothing of a key.
        }
        throw new StartRefused(
                where + " is no key: expected 32 bytes in Base64.",
                "Give every node the same key, made once by: openssl rand -base64 32");
    }
}
