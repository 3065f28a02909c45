package dev.berth.blob.s3;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartSizesTest {

    private static final long TIB = 1L << 40;
    private static final long LARGEST_THAT_S3_TAKES = 5L << 30;

    @Test
    void allPartsTogetherPassOneTebibyte() {
        assertThat(IntStream.rangeClosed(1, PartSizes.MOST)
                        .mapToLong(PartSizes::of)
                        .sum())
                .isGreaterThan(TIB);
    }

    @Test
    void everyPartIsOneThatS3Takes() {
        assertThat(IntStream.rangeClosed(1, PartSizes.MOST).mapToLong(PartSizes::of))
                .allMatch(size -> size >= PartSizes.SMALLEST && size <= LARGEST_THAT_S3_TAKES);
    }

    @Test
    void partsNeverShrink() {
        for (int number = 2; number <= PartSizes.MOST; number++) {
            assertThat(PartSizes.of(number)).isGreaterThanOrEqualTo(PartSizes.of(number - 1));
        }
    }
}
