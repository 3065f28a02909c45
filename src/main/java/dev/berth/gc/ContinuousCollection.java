package dev.berth.gc;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.artifact.ManifestGarbage;
import dev.berth.artifact.ManifestSweep;
import dev.berth.artifact.UnreferencedBlobs;
import dev.berth.artifact.UnreferencedBlobs.Pass;

/**
 * What is collected without being asked for, batch by batch for as long as there is some: manifests that went with an index or a subject
 * while their own lease still ran, and blobs that nothing refers to. Untagged manifests are left alone.
 */
@Component
class ContinuousCollection {

    private final ManifestGarbage manifests;
    private final ManifestSweep sweep;
    private final UnreferencedBlobs blobs;

    ContinuousCollection(ManifestGarbage manifests, ManifestSweep sweep, UnreferencedBlobs blobs) {
        this.manifests = manifests;
        this.sweep = sweep;
        this.blobs = blobs;
    }

    void collect() {
        collectManifests();
        collectBlobs();
    }

    private void collectManifests() {
        ManifestGarbage.Position position = ManifestGarbage.Position.START;
        List<ManifestGarbage.Candidate> some = manifests.letGo(position, ManifestSweep.MOST);
        while (!some.isEmpty() && !Thread.currentThread().isInterrupted()) {
            ManifestGarbage.byRepository(some)
                    .forEach((scope, digests) -> sweep.sweep(
                            scope, Principal.Background.SERVER, digests, new ManifestSweep.Condition.LetGo()));
            some = manifests.letGo(ManifestGarbage.Position.after(some), ManifestSweep.MOST);
        }
    }

    private void collectBlobs() {
        Optional<Pass> pass = Optional.of(Pass.begin());
        while (pass.isPresent() && !Thread.currentThread().isInterrupted()) {
            pass = blobs.collect(pass.get()).next();
        }
    }
}
