package dev.berth.artifact;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadRoomTest {

    private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, new byte[0]);
    private static final long KIBIBYTE = 1024;

    private final List<Long> asked = new ArrayList<>();
    private final List<@Nullable Digest> expected = new ArrayList<>();
    private long most = 100 * UploadRoom.STEP;

    @Test
    void whatIsAnnouncedIsAskedForOnce() {
        UploadRoom room = room(1000);

        room.announce(5000);
        room.grow(2500);
        room.grow(5000);
        room.settle(6000, true);

        assertThat(asked).containsExactly(6000L);
        assertThat(expected).containsExactly(DIGEST);
    }

    @Test
    void whoBringsMoreThanAnnouncedAsksAgain() {
        UploadRoom room = room(0);

        room.announce(10);
        room.grow(11);

        assertThat(asked).containsExactly(10L, 11L);
    }

    @Test
    void aStreamAsksAtItsBeginningAtEachStepAndAtItsEnd() {
        UploadRoom room = room(0);

        long brought = 0;
        while (brought < 3 * UploadRoom.STEP) {
            brought += 64 * KIBIBYTE;
            room.grow(brought);
        }
        room.settle(brought, true);

        assertThat(asked).hasSizeBetween(3, 5).isSorted().endsWith(3 * UploadRoom.STEP);
    }

    @Test
    void aStreamEndsWhereTheRoomEnds() {
        most = 100 * KIBIBYTE;
        UploadRoom room = room(0);

        room.grow(64 * KIBIBYTE);
        room.grow(100 * KIBIBYTE);
        assertThatThrownBy(() -> room.grow(100 * KIBIBYTE + 1)).isInstanceOf(Full.class);
    }

    @Test
    void aStreamGoesOnWhereOthersHaveGivenBackMeanwhile() {
        most = 100;
        UploadRoom room = room(0);
        room.grow(100);

        most = 200;
        room.grow(200);

        assertThat(asked).containsExactly(100L, 200L);
    }

    @Test
    void whatBrokeOffIsMeasuredAsWhatItIsAndNotAsTheBlobThatItWasToBe() {
        UploadRoom room = room(0);

        room.announce(5000);
        room.settle(3000, false);

        assertThat(asked).containsExactly(5000L, 3000L);
        assertThat(expected).containsExactly(DIGEST, null);
    }

    private UploadRoom room(long before) {
        return new UploadRoom(this::reserve, before, DIGEST);
    }

    private long reserve(long total, @Nullable Digest digest) {
        asked.add(total);
        expected.add(digest);
        if (total > most) {
            throw new Full();
        }
        return most;
    }

    private static final class Full extends RuntimeException {}
}
