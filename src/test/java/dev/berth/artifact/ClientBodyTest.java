package dev.berth.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientBodyTest {

    private static final byte[] TEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, -1};

    private final MessageDigest hash = DigestAlgorithm.SHA256.newHash();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whatIsReadIsHashed() throws IOException {
        ClientBody body = body(new ByteArrayInputStream(TEN), 10L, 10);

        assertThat(body.readAllBytes()).isEqualTo(TEN);
        body.requireWhole();
        assertThat(Digest.of(DigestAlgorithm.SHA256, hash)).isEqualTo(Digest.of(DigestAlgorithm.SHA256, TEN));
        assertThat(reads).hasPositiveValue();
    }

    @Test
    void singleBytesAreReadUnsigned() throws IOException {
        ClientBody body = body(new ByteArrayInputStream(TEN), null, 10);

        body.skipNBytes(9);
        assertThat(body.read()).isEqualTo(255);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void aBrokenConnectionLooksLikeTheEndAndIsToldAfterwards() throws IOException {
        ClientBody body = body(new SequenceInputStream(new ByteArrayInputStream(TEN), new BrokenOff()), 100L, 100);

        assertThat(body.readAllBytes()).isEqualTo(TEN);
        assertThat(body.wasCut()).isTrue();
        refused(body, ErrorKind.INVALID);
    }

    @Test
    void S20_aBodyWhoseLengthIsToldToBeTooLongIsNotRead() throws IOException {
        ClientBody body = body(new BrokenOff(), 11L, 10);

        assertThat(body.readAllBytes()).isEmpty();
        assertThat(body.wasCut()).isFalse();
        refused(body, ErrorKind.TOO_LARGE);
    }

    @Test
    void S20_aStreamIsCutAtTheLimitWhileItIsRead() throws IOException {
        ClientBody body = body(new ByteArrayInputStream(TEN), null, 9);

        assertThat(body.readAllBytes()).hasSizeLessThanOrEqualTo(9);
        refused(body, ErrorKind.TOO_LARGE);
    }

    @Test
    void aShorterOrLongerBodyThanAnnouncedIsRefused() throws IOException {
        for (long announced : new long[] {9, 11}) {
            ClientBody body = body(new ByteArrayInputStream(TEN), announced, 100);
            body.readAllBytes();
            refused(body, ErrorKind.INVALID);
        }
    }

    private ClientBody body(InputStream source, @Nullable Long length, long limit) {
        return new ClientBody(new Chunk(source, null, length), hash, limit, count -> reads.incrementAndGet());
    }

    private static void refused(ClientBody body, ErrorKind kind) {
        assertThatThrownBy(body::requireWhole)
                .isInstanceOfSatisfying(
                        OciException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static final class BrokenOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset by peer");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("reset by peer");
        }
    }
}
