package dev.berth.blob.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Bytes;

import static org.assertj.core.api.Assertions.assertThat;

class PartBufferTest {

    private static final int CHUNK = PartBuffer.CHUNK;

    /** From all in memory to all but one chunk in the file, with lengths on both sides of a chunk. */
    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "0,262144", "0,262145", "0,3000000", "3,1048576", "3,1048577", "40,9000000", "40,20000000"
    })
    void whatWasFilledInIsReadTwice(int chunks, int size) throws IOException {
        byte[] content = Bytes.random(size);
        try (PartBuffer buffer = new PartBuffer(new Semaphore(chunks))) {
            boolean more = buffer.fill(new ByteArrayInputStream(content), size + 1L);

            assertThat(more).isFalse();
            assertThat(buffer.size()).isEqualTo(size);
            assertThat(read(buffer)).isEqualTo(content);
            assertThat(read(buffer)).isEqualTo(content);
            assertThat(HexFormat.of().formatHex(buffer.sha256()))
                    .isEqualTo(Bytes.sha256(new ByteArrayInputStream(content)));
        }
    }

    @Test
    void fillingStopsAtTheLimitAndGoesOnInTheNextPart() throws IOException {
        byte[] content = Bytes.random(5 * CHUNK);
        InputStream source = new ByteArrayInputStream(content);
        try (PartBuffer buffer = new PartBuffer(new Semaphore(1))) {
            assertThat(buffer.fill(source, 3L * CHUNK)).isTrue();
            assertThat(read(buffer)).isEqualTo(Arrays.copyOf(content, 3 * CHUNK));

            buffer.clear();

            assertThat(buffer.fill(source, 3L * CHUNK)).isFalse();
            assertThat(read(buffer)).isEqualTo(Arrays.copyOfRange(content, 3 * CHUNK, 5 * CHUNK));
        }
    }

    @Test
    void memoryIsTakenFromTheBudgetAndGivenBack() throws IOException {
        Semaphore budget = new Semaphore(4);
        try (PartBuffer buffer = new PartBuffer(budget)) {
            buffer.fill(new ByteArrayInputStream(new byte[100 * CHUNK]), 100L * CHUNK);

            assertThat(budget.availablePermits()).isZero();
        }
        assertThat(budget.availablePermits()).isEqualTo(4);
    }

    private static byte[] read(PartBuffer buffer) throws IOException {
        try (InputStream bytes = buffer.open()) {
            return bytes.readAllBytes();
        }
    }
}
