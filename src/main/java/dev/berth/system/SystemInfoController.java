package dev.berth.system;

import java.io.IOException;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.blob.BlobStore;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What the server says of itself, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/systeminfo")
class SystemInfoController {

    private static final Permission READ_VOLUMES = Permission.to(Action.READ, Resource.SYSTEM_VOLUMES);

    private final SystemInfo info;
    private final AccessPolicy policy;
    private final BlobStore store;

    SystemInfoController(SystemInfo info, AccessPolicy policy, BlobStore store) {
        this.info = info;
        this.policy = policy;
        this.store = store;
    }

    /** Harbor's {@code SystemInfo}. */
    record Volumes(List<BlobStore.Volume> storage) {}

    /** The holder of an access token is a stranger here, as everywhere but on {@code /v2}. */
    @GetMapping
    GeneralInfo general(Principal principal) {
        return switch (principal) {
            case Principal.Anonymous anonymous -> info.forStrangers();
            case Principal.Bearer bearer -> info.forStrangers();
            case Principal.Background job -> info.forStrangers();
            case Principal.User user -> info.forAccounts();
            case Principal.Robot robot -> info.forAccounts();
        };
    }

    /** Where the blobs lie; a store without an end to its room is not listed. */
    @GetMapping("/volumes")
    Volumes volumes(Principal principal) throws IOException {
        policy.requireSystem(principal, READ_VOLUMES);
        return new Volumes(store.volume().stream().toList());
    }

    /** TLS ends before this server, or has a certificate that clients trust already: there is no authority of its own to hand out. */
    @GetMapping("/getcert")
    void certificate() {
        throw new DomainException(ErrorKind.NOT_FOUND, "this server has no certificate authority of its own");
    }
}
