package dev.berth.gc;

import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.artifact.ManifestGarbage;
import dev.berth.artifact.ManifestGarbage.Candidate;
import dev.berth.artifact.ManifestGarbage.Position;
import dev.berth.artifact.ManifestSweep;
import dev.berth.artifact.ManifestSweep.Condition;
import dev.berth.artifact.Swept;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.Digest;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** The artifacts that a run of the garbage collection deletes: untagged ones where it was asked to, and those that were let go before. */
@Component
class ManifestCollector {

    private final ManifestGarbage garbage;
    private final ManifestSweep sweep;
    private final Settings settings;

    ManifestCollector(ManifestGarbage garbage, ManifestSweep sweep, Settings settings) {
        this.garbage = garbage;
        this.sweep = sweep;
        this.settings = settings;
    }

    void collect(GarbageRound round) {
        GarbageParameters parameters = round.parameters();
        if (parameters.deleteUntagged()) {
            requireWritable(parameters);
            round.expect(garbage.countUntagged(parameters.untaggedAge()));
            collect(
                    round,
                    new Condition.Untagged(parameters.untaggedAge()),
                    after -> garbage.untagged(after, ManifestSweep.MOST, parameters.untaggedAge()));
        }
        collect(round, new Condition.LetGo(), after -> garbage.letGo(after, ManifestSweep.MOST));
    }

    /** Untagged artifacts are what people see and pull; the rest of the garbage nobody can see. */
    private void requireWritable(GarbageParameters parameters) {
        if (!parameters.dryRun() && settings.flag(Setting.READ_ONLY)) {
            throw new DomainException(
                    ErrorKind.DENIED,
                    "the registry is read-only, so no artifacts are deleted: run without delete_untagged");
        }
    }

    private void collect(GarbageRound round, Condition condition, Function<Position, List<Candidate>> next) {
        List<Candidate> some = next.apply(Position.START);
        while (!some.isEmpty()) {
            ManifestGarbage.byRepository(some).forEach((scope, digests) -> sweep(round, condition, scope, digests));
            some = next.apply(Position.after(some));
        }
    }

    private void sweep(GarbageRound round, Condition condition, RepositoryScope scope, List<Digest> digests) {
        if (condition instanceof Condition.Untagged) {
            requireWritable(round.parameters());
        }
        Swept swept = round.batch(
                digests.size(),
                () -> round.parameters().dryRun()
                        ? sweep.rehearse(scope, round.run().by(), digests, condition)
                        : sweep.sweep(scope, round.run().by(), digests, condition),
                (result, done) -> result.plusManifests(done.manifests()));
        round.run()
                .log("%s: %d untagged artifacts, %d with those that went because of them; %d stay"
                        .formatted(
                                scope.name(),
                                swept.with(Fate.REMOVED).size(),
                                swept.manifests(),
                                digests.size() - swept.with(Fate.REMOVED).size()));
    }
}
