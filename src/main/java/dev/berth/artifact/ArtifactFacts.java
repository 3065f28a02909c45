package dev.berth.artifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.Tag;

/**
 * What the API shows of an artifact and can be told from the manifest alone; derived once, when it is pushed.
 *
 * @param contentMediaType of the config, mostly
 * @param size what it holds: the manifest's own bytes, config and layers. An index adds the sizes of its children
 * @param entries of an index, each a child or a blob
 * @param icon the layer that the pusher marked as the artifact's picture
 */
record ArtifactFacts(
        String type,
        String contentMediaType,
        @Nullable Digest config,
        @Nullable Digest icon,
        @Nullable Accessory accessory,
        long size,
        List<Descriptor> entries) {

    /** The size as an expression whose parameters end {@link #parameters}. */
    static final String SIZE_WITH_CHILDREN = """
            least(9223372036854775807, ?::numeric + coalesce(
                (select sum(coalesce(c.content_size, e.size)) from unnest(?, ?) as e (digest, size)
                 left join manifest c on c.repository_id = ? and c.digest = e.digest), 0))::bigint""";

    private static final String ICON = "io.goharbor.artifact.v1alpha1.icon";

    static ArtifactFacts of(Manifest manifest, int length, Collection<Tag> tags) {
        String type = ArtifactType.of(manifest);
        Accessory accessory = Accessory.of(manifest, tags).orElse(null);
        String mediaType = ArtifactType.contentMediaType(manifest);
        return switch (manifest) {
            case Manifest.Index index ->
                new ArtifactFacts(type, mediaType, null, null, accessory, length, index.manifests());
            case Manifest.Image image ->
                new ArtifactFacts(
                        type,
                        mediaType,
                        image.config().digest(),
                        ArtifactType.isUserDefined(type) ? icon(image).orElse(null) : null,
                        accessory,
                        sum(length, image.references()),
                        List.of());
        };
    }

    /** For the columns type, content_media_type, config_digest, icon_digest, accessory_type, accessory_subject, content_size. */
    List<@Nullable Object> parameters(long repositoryId) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(type);
        parameters.add(contentMediaType);
        parameters.add(config == null ? null : config.toString());
        parameters.add(icon == null ? null : icon.toString());
        parameters.add(accessory == null ? null : accessory.type());
        parameters.add(accessory == null ? null : accessory.subject());
        parameters.addAll(Arrays.asList(
                size,
                entries.stream().map(entry -> entry.digest().toString()).toArray(String[]::new),
                entries.stream().map(Descriptor::size).toArray(Long[]::new),
                repositoryId));
        return parameters;
    }

    private static Optional<Digest> icon(Manifest.Image image) {
        return image.layers().stream()
                .filter(layer -> layer.annotations().containsKey(ICON))
                .map(Descriptor::digest)
                .findFirst();
    }

    /** Foreign layers may claim any size, so the sum stops where a number ends. */
    private static long sum(long first, List<Descriptor> descriptors) {
        long sum = first;
        for (Descriptor descriptor : descriptors) {
            sum = descriptor.size() > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + descriptor.size();
        }
        return sum;
    }
}
