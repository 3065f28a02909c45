package dev.berth.gc;

import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.artifact.UnreferencedBlobs;
import dev.berth.artifact.UnreferencedBlobs.Collected;
import dev.berth.artifact.UnreferencedBlobs.Pass;

/** The blobs that a run of the garbage collection takes out of the registry: those that nothing refers to and whose lease has ended. */
@Component
class BlobCollector {

    private final UnreferencedBlobs blobs;

    BlobCollector(UnreferencedBlobs blobs) {
        this.blobs = blobs;
    }

    void collect(GarbageRound round) {
        round.expect(blobs.count());
        Optional<Pass> pass = Optional.of(Pass.begin());
        while (pass.isPresent()) {
            pass = collect(round, pass.get()).next();
        }
    }

    private Collected collect(GarbageRound round, Pass pass) {
        return round.batch(
                UnreferencedBlobs.BATCH,
                () -> round.parameters().dryRun() ? blobs.foresee(pass) : blobs.collect(pass),
                GarbageResult::plus);
    }
}
