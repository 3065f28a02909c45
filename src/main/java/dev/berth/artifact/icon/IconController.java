package dev.berth.artifact.icon;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.addition.SmallBlobs;
import dev.berth.oci.Digest;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Pictures of artifacts in Harbor's API, wrapped in JSON: what people push is never served as a page or a picture of its own (S13). */
@RestController
@RequestMapping("/api/v2.0/icons")
class IconController {

    private static final int LARGEST = 1024 * 1024;

    private final AccessPolicy policy;
    private final CustomIconLookup icons;
    private final SmallBlobs blobs;

    IconController(AccessPolicy policy, CustomIconLookup icons, SmallBlobs blobs) {
        this.policy = policy;
        this.icons = icons;
        this.blobs = blobs;
    }

    /** Ours for everybody, others for those who see a project that has an artifact with it. */
    @GetMapping("/{digest}")
    IconReply get(Principal principal, @PathVariable String digest) {
        Digest wanted = Digest.parse(digest);
        return BuiltInIcon.find(wanted)
                .map(icon -> new IconReply("image/svg+xml", icon.content()))
                .orElseGet(() -> custom(principal, wanted));
    }

    private IconReply custom(Principal principal, Digest digest) {
        RepositoryScope repository =
                icons.find(policy.visible(principal), digest).orElseThrow(() -> unknown(digest));
        byte[] content = blobs.read(repository, digest, LARGEST);
        return new IconReply(PictureType.of(content).orElseThrow(() -> unknown(digest)), content);
    }

    private static DomainException unknown(Digest digest) {
        return new DomainException(ErrorKind.NOT_FOUND, "there is no icon " + digest);
    }
}
