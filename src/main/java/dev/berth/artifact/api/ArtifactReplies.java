package dev.berth.artifact.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.artifact.Artifact;
import dev.berth.artifact.addition.Attributes;
import dev.berth.artifact.icon.BuiltInIcon;
import dev.berth.oci.Digest;

/** Adds to artifacts what the API shows with them: one statement for each kind of thing, however many artifacts there are. */
@Component
class ArtifactReplies {

    private final Attributes attributes;
    private final TagLookup tags;
    private final TagStatus status;
    private final ReferenceLookup references;
    private final ArtifactLabelLookup labels;
    private final AccessoryLookup accessories;

    ArtifactReplies(
            Attributes attributes,
            TagLookup tags,
            TagStatus status,
            ReferenceLookup references,
            ArtifactLabelLookup labels,
            AccessoryLookup accessories) {
        this.attributes = attributes;
        this.tags = tags;
        this.status = status;
        this.references = references;
        this.labels = labels;
        this.accessories = accessories;
    }

    /** What belongs to the artifacts of one page, by their ids. */
    private record Parts(
            Map<Long, Map<String, @Nullable Object>> attributes,
            Map<Long, List<ReferenceReply>> references,
            Map<Long, List<TagReply>> tags,
            Map<Long, List<ArtifactLabelReply>> labels,
            Map<Long, List<AccessoryReply>> accessories,
            Map<Long, List<AccessoryReply>> inherited) {}

    /** A page of a list. */
    List<ArtifactReply> of(List<Artifact> artifacts, With with) {
        return of(artifacts, with, PageLimits.LARGEST_MANIFEST);
    }

    /** One artifact, of which everything is shown. */
    ArtifactReply of(Artifact artifact, With with) {
        return of(List.of(artifact), with, Integer.MAX_VALUE).getFirst();
    }

    private List<ArtifactReply> of(List<Artifact> artifacts, With with, int largestManifest) {
        List<Long> ids = artifacts.stream().map(Artifact::id).toList();
        Parts parts = new Parts(
                attributes.of(artifacts),
                references(artifacts, largestManifest),
                tags(artifacts, ids, with),
                with.labels() ? read(ids, labels::of) : Map.of(),
                with.accessories() ? read(ids, accessories::of) : Map.of(),
                with.inheritedAccessories() ? read(ids, accessories::inheritedBy) : Map.of());
        return artifacts.stream().map(artifact -> reply(artifact, parts)).toList();
    }

    private Map<Long, List<TagReply>> tags(List<Artifact> artifacts, List<Long> ids, With with) {
        Map<Long, List<TagReply>> found = with.tags() ? read(ids, tags::of) : Map.of();
        return with.immutable() ? status.of(artifacts, found) : found;
    }

    private interface Reading<T> {
        Map<Long, List<T>> of(Collection<Long> artifactIds);
    }

    private static <T> Map<Long, List<T>> read(Collection<Long> artifactIds, Reading<T> reading) {
        return artifactIds.isEmpty() ? Map.of() : reading.of(artifactIds);
    }

    private Map<Long, List<ReferenceReply>> references(List<Artifact> artifacts, int largestManifest) {
        List<Long> indexes =
                artifacts.stream().filter(Artifact::isIndex).map(Artifact::id).toList();
        return read(indexes, ids -> references.of(ids, largestManifest));
    }

    private static ArtifactReply reply(Artifact artifact, Parts parts) {
        Digest icon = artifact.icon();
        return new ArtifactReply(
                artifact.id(),
                artifact.type(),
                artifact.mediaType(),
                artifact.manifestMediaType(),
                artifact.artifactType(),
                artifact.repository().projectId(),
                artifact.repositoryId(),
                artifact.repository().name().value(),
                artifact.digest().toString(),
                artifact.size(),
                (icon == null ? BuiltInIcon.ofArtifact(artifact.type()).digest() : icon).toString(),
                artifact.pushedAt(),
                PullTime.of(artifact.pulledAt()),
                parts.attributes.getOrDefault(artifact.id(), Map.of()),
                artifact.annotations(),
                parts.references.get(artifact.id()),
                parts.tags.get(artifact.id()),
                AdditionLinkReply.of(artifact),
                parts.labels.get(artifact.id()),
                parts.accessories.get(artifact.id()),
                parts.inherited.get(artifact.id()));
    }
}
