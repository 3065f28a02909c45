package dev.berth.artifact.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.artifact.Artifact;
import dev.berth.artifact.ArtifactType;
import dev.berth.artifact.addition.AdditionName;

/** Where an addition is found (Harbor's {@code AdditionLink}). */
record AdditionLinkReply(String href, boolean absolute) {

    /** By the additions' names; absent where the artifact has none. An SBOM is linked from its subject's overview alone, as in Harbor. */
    static @Nullable Map<String, AdditionLinkReply> of(Artifact artifact) {
        List<AdditionName> names = artifact.type().equals(ArtifactType.SBOM) ? List.of() : AdditionName.of(artifact);
        Map<String, AdditionLinkReply> links = new LinkedHashMap<>();
        names.forEach(name -> links.put(name.label(), new AdditionLinkReply(path(artifact, name), false)));
        return links.isEmpty() ? null : links;
    }

    private static String path(Artifact artifact, AdditionName name) {
        return "/api/v2.0/projects/%s/repositories/%s/artifacts/%s/additions/%s"
                .formatted(
                        artifact.repository().name().project(),
                        artifact.repository().name().path().replace("/", "%252F"),
                        artifact.digest(),
                        name.label());
    }
}
