package dev.berth.artifact;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Puts labels on artifacts: global ones, and those of the artifact's own project (S09). */
@Component
class ArtifactLabels {

    private final TransactionTemplate transactions;
    private final RepositoryTable repositories;
    private final TagWriter tags;
    private final ArtifactLabelTable labels;
    private final ApplicationEventPublisher events;

    ArtifactLabels(
            TransactionTemplate transactions,
            RepositoryTable repositories,
            TagWriter tags,
            ArtifactLabelTable labels,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.tags = tags;
        this.labels = labels;
        this.events = events;
    }

    /** An artifact whose repository is locked, and a label that it may have. */
    private record Pair(Digest digest, long artifactId, long labelId, String label) {}

    /** @throws DomainException NOT_FOUND where there is no such artifact or label; CONFLICT where it has the label */
    void add(RepositoryScope scope, Reference artifact, long labelId, Principal by) {
        transactions.executeWithoutResult(status -> {
            Pair pair = require(scope, artifact, labelId);
            if (!labels.add(pair.artifactId, labelId)) {
                throw new DomainException(
                        ErrorKind.CONFLICT, "the artifact " + artifact + " has the label " + pair.label + " already");
            }
            events.publishEvent(changed(by, Operation.CREATE, scope, pair, Map.of(), Map.of("label", pair.label)));
        });
    }

    /** @throws DomainException NOT_FOUND where there is no such artifact, or it does not have the label */
    void remove(RepositoryScope scope, Reference artifact, long labelId, Principal by) {
        transactions.executeWithoutResult(status -> {
            Pair pair = require(scope, artifact, labelId);
            if (!labels.remove(pair.artifactId, labelId)) {
                throw new DomainException(
                        ErrorKind.NOT_FOUND, "the artifact " + artifact + " does not have the label " + pair.label);
            }
            events.publishEvent(changed(by, Operation.DELETE, scope, pair, Map.of("label", pair.label), Map.of()));
        });
    }

    private Pair require(RepositoryScope scope, Reference artifact, long labelId) {
        long repositoryId = repositories.requireLocked(scope);
        Digest digest = tags.resolve(repositoryId, artifact).orElseThrow(() -> new ManifestUnknown(scope, artifact));
        long artifactId =
                labels.artifactId(repositoryId, digest).orElseThrow(() -> new ManifestUnknown(scope, artifact));
        String label = labels.holdLabel(scope.projectId(), labelId)
                .orElseThrow(() -> new DomainException(
                        ErrorKind.NOT_FOUND, "there is no label " + labelId + " for artifacts of this project"));
        return new Pair(digest, artifactId, labelId, label);
    }

    private static Changed changed(
            Principal by,
            Operation operation,
            RepositoryScope scope,
            Pair pair,
            Map<String, ?> before,
            Map<String, ?> after) {
        return new Changed(
                by, Kind.ARTIFACT_LABEL, operation, scope.name() + "@" + pair.digest, scope.projectId(), before, after);
    }
}
