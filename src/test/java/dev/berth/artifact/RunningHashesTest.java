package dev.berth.artifact;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.berth.blob.StagedObject;
import dev.berth.blob.StorageKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

import static dev.berth.oci.DigestAlgorithm.SHA256;
import static dev.berth.oci.DigestAlgorithm.SHA512;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RunningHashesTest {

    private final RunningHashes hashes =
            new RunningHashes(new UploadProperties(Duration.ofHours(1), DataSize.ofBytes(1), 1, DataSize.ofBytes(1)));
    private final UUID id = UUID.randomUUID();

    @Test
    void anUploadWithoutBytesBeginsANewHash() {
        assertThat(hashes.of(upload(0), SHA512)).isPresent();
    }

    @Test
    void aKeptHashGoesOnAndStaysWhatItWasForTheNextTry() {
        hashes.keep(id, 1, SHA256, fed("a"));

        hashes.of(upload(1), SHA256).orElseThrow().update("lost".getBytes(UTF_8));
        MessageDigest again = hashes.of(upload(1), SHA256).orElseThrow();
        again.update("b".getBytes(UTF_8));

        assertThat(Digest.of(SHA256, again)).isEqualTo(Digest.of(SHA256, "ab".getBytes(UTF_8)));
    }

    @Test
    void aHashOfAnotherLengthOrAlgorithmIsNotTheUploads() {
        hashes.keep(id, 1, SHA256, fed("a"));

        assertThat(hashes.of(upload(2), SHA256)).isEmpty();
        assertThat(hashes.of(upload(1), SHA512)).isEmpty();
    }

    @Test
    void whatIsForgottenHasToBeReadAgain() {
        hashes.keep(id, 1, SHA256, fed("a"));
        hashes.forget(id);

        assertThat(hashes.of(upload(1), SHA256)).isEmpty();
    }

    private Upload upload(long size) {
        return new Upload(id, SHA256, new StagedObject(StorageKey.random(), size, null, List.of()));
    }

    private static MessageDigest fed(String text) {
        MessageDigest hash = DigestAlgorithm.SHA256.newHash();
        hash.update(text.getBytes(UTF_8));
        return hash;
    }
}
