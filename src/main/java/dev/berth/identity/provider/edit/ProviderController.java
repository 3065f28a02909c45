package dev.berth.identity.provider.edit;

import java.net.URI;
import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;

/** Providers to sign in by, side by side, which Harbor does not have. The right is that of the settings, which say the same of the primary one. */
@RestController
@RequestMapping("/api/v2.0/providers")
class ProviderController {

    private static final Permission READ = Permission.to(Action.READ, Resource.CONFIGURATION);
    private static final Permission UPDATE = Permission.to(Action.UPDATE, Resource.CONFIGURATION);

    private final AccessPolicy policy;
    private final StoredProviders stored;
    private final ProviderEditor editor;
    private final ProviderWriter writer;

    ProviderController(AccessPolicy policy, StoredProviders stored, ProviderEditor editor, ProviderWriter writer) {
        this.policy = policy;
        this.stored = stored;
        this.editor = editor;
        this.writer = writer;
    }

    /** All of them: there are few, so they come on one page. */
    @GetMapping
    List<ProviderReply> list(Principal principal) {
        policy.requireSystem(principal, READ);
        return stored.replies();
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody ProviderRequest request) {
        policy.requireSystem(principal, UPDATE);
        long id = editor.create(principal, request);
        return ResponseEntity.created(URI.create("/api/v2.0/providers/" + id)).build();
    }

    /** 200 whatever comes of it: the answer tells. */
    @PostMapping("/ping")
    ProviderPing ping(Principal principal, @RequestBody ProviderRequest request) {
        policy.requireSystem(principal, UPDATE);
        return editor.ping(request);
    }

    @GetMapping("/{provider_id}")
    ProviderReply get(Principal principal, @PathVariable("provider_id") long id) {
        policy.requireSystem(principal, READ);
        return stored.reply(id);
    }

    @PutMapping("/{provider_id}")
    void change(Principal principal, @PathVariable("provider_id") long id, @RequestBody ProviderRequest request) {
        policy.requireSystem(principal, UPDATE);
        editor.change(principal, id, request);
    }

    @DeleteMapping("/{provider_id}")
    void remove(Principal principal, @PathVariable("provider_id") long id) {
        policy.requireSystem(principal, UPDATE);
        writer.delete(principal, id);
    }
}
