package dev.berth.gc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.berth.blob.BlobStore;
import dev.berth.blob.BlobTable;
import dev.berth.blob.StorageKey;
import dev.berth.blob.StorageLookup;
import dev.berth.blob.StorageLookup.Row;
import dev.berth.blob.StoredBlob;

/**
 * Reads every object again within a period, so that bytes that a disk has lost are known before somebody needs them. A blob whose bytes are
 * not those of its digest is taken out of service: clients are told that it is not there, and push it again. One that was out of service
 * and is whole after all comes back.
 */
@Component
class Scrub {

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);
    private static final int PAGE = 100;
    private static final int MOST_TRIES = 10;

    /** One run is at its end after so long, or with the object that it reads then. */
    private static final Duration RUN = Duration.ofSeconds(50);

    private final StorageLookup lookup;
    private final BlobTable blobs;
    private final ScrubTable rounds;
    private final ScrubProperties properties;
    private final ScrubReader reader;
    private final Clock clock;
    private volatile boolean closing;

    Scrub(
            StorageLookup lookup,
            BlobTable blobs,
            ScrubTable rounds,
            BlobStore store,
            ScrubProperties properties,
            Clock clock) {
        this.lookup = lookup;
        this.blobs = blobs;
        this.rounds = rounds;
        this.properties = properties;
        this.reader = new ScrubReader(store, properties.rate().toBytes(), () -> closing);
        this.clock = clock;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Reads what is due since the last run. */
    void run() {
        if (!properties.isOn()) {
            return;
        }
        Instant end = clock.instant().plus(RUN);
        try {
            boolean more = true;
            while (more) {
                more = readSome(end);
            }
        } catch (ScrubReader.LeftOff e) {
            log.debug("The server stops; the scrub goes on after its start");
        }
    }

    /** False where nothing more is due for now, or can be read. */
    private boolean readSome(Instant end) {
        ScrubRound round = rounds.current();
        List<Row> page = lookup.after(StorageKey.of(round.position()).orElse(null), PAGE);
        if (page.isEmpty()) {
            endWhenOver(round);
            return false;
        }
        return page.stream().allMatch(row -> isDue(row, round, end) && read(row));
    }

    private boolean isDue(Row row, ScrubRound round, Instant end) {
        Instant now = clock.instant();
        return !closing && now.isBefore(end) && round.isDue(row.blob().key(), now, properties.period());
    }

    private void endWhenOver(ScrubRound round) {
        Instant now = clock.instant();
        if (!round.isOver(now, properties.period())) {
            return;
        }
        Duration took = Duration.between(round.beganAt(), now);
        log.info(
                "The scrub has read {} blobs, {} bytes, in {} days; {} were damaged",
                round.blobs(),
                round.bytes(),
                took.toDays(),
                round.damaged());
        if (took.compareTo(properties.period().multipliedBy(2)) > 0) {
            log.warn(
                    "The scrub took {} days instead of {}: unless no server ran meanwhile, raise berth.gc.scrub.rate",
                    took.toDays(),
                    properties.period().toDays());
        }
        rounds.beginAnew();
    }

    /** False where the store could not tell. */
    private boolean read(Row row) {
        StoredBlob blob = row.blob();
        try {
            boolean intact = reader.isIntact(blob);
            settle(row, intact);
            rounds.passed(blob, !intact);
            return true;
        } catch (IOException e) {
            giveUpWhenTriedOften(blob, e);
            return false;
        }
    }

    private void settle(Row row, boolean intact) {
        StoredBlob blob = row.blob();
        if (intact && row.suspect() && blobs.markSound(blob)) {
            log.warn("The object {} of blob {} is whole; the blob is in service again", blob.key(), blob.digest());
        }
        if (!intact && blobs.markSuspect(blob)) {
            log.error(
                    "The object {} of blob {} is damaged or lost: its {} bytes are not those that were pushed. The blob is out of"
                            + " service until somebody pushes it again",
                    blob.key(),
                    blob.digest(),
                    blob.size());
        }
    }

    private void giveUpWhenTriedOften(StoredBlob blob, IOException failure) {
        if (rounds.current().tries() < MOST_TRIES) {
            log.warn("The scrub could not read object {} and tries again: {}", blob.key(), failure.getMessage());
            rounds.failed();
            return;
        }
        log.error("The object {} of blob {} cannot be read; look after its disk", blob.key(), blob.digest(), failure);
        rounds.passed(blob, true);
    }
}
