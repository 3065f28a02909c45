package dev.berth.artifact.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.berth.artifact.Artifact;
import dev.berth.immutability.ImmutableTags;
import dev.berth.immutability.TagImmutability;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;

/** Says of tags whether they are immutable: one statement, however many there are. */
@Component
class TagStatus {

    private final TagImmutability immutability;

    TagStatus(TagImmutability immutability) {
        this.immutability = immutability;
    }

    List<TagReply> of(Artifact artifact, List<TagReply> tags) {
        return as(immutability.of(artifact.repository()), tags);
    }

    /**
     * @param artifacts of one project
     * @param tags by the ids of the artifacts
     */
    Map<Long, List<TagReply>> of(List<Artifact> artifacts, Map<Long, List<TagReply>> tags) {
        if (tags.isEmpty()) {
            return tags;
        }
        Function<RepositoryName, ImmutableTags> rules =
                immutability.inProject(artifacts.getFirst().repository().projectId());
        Map<Long, List<TagReply>> known = new HashMap<>();
        for (Artifact artifact : artifacts) {
            known.put(
                    artifact.id(),
                    as(rules.apply(artifact.repository().name()), tags.getOrDefault(artifact.id(), List.of())));
        }
        return known;
    }

    private static List<TagReply> as(ImmutableTags rules, List<TagReply> tags) {
        return tags.stream()
                .map(tag -> tag.as(rules.covers(new Tag(tag.name()))))
                .toList();
    }
}
