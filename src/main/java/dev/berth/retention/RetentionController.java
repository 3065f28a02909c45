package dev.berth.retention;

import java.net.URI;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Action;
import dev.berth.access.Principal;

/** Retention policies in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/retentions")
class RetentionController {

    private final PolicyAccess access;
    private final PolicyEditor editor;
    private final RulesText text;

    RetentionController(PolicyAccess access, PolicyEditor editor, RulesText text) {
        this.access = access;
        this.editor = editor;
        this.text = text;
    }

    @GetMapping("/metadatas")
    MetadataReply metadata(Principal principal) {
        access.requireAccount(principal);
        return MetadataReply.ALL;
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody PolicyRequest request) {
        access.requireAccount(principal);
        access.requireIn(principal, Action.CREATE, request.project());
        long id = editor.create(principal, request);
        return ResponseEntity.created(URI.create("/api/v2.0/retentions/" + id)).build();
    }

    @GetMapping("/{id}")
    PolicyReply get(Principal principal, @PathVariable long id) {
        Policy policy = access.require(principal, Action.READ, id);
        return PolicyReply.of(policy, text.read(policy.rules()), editor.cron(id));
    }

    @PutMapping("/{id}")
    void change(Principal principal, @PathVariable long id, @RequestBody PolicyRequest request) {
        access.require(principal, Action.UPDATE, id);
        editor.change(principal, id, request);
    }

    @DeleteMapping("/{id}")
    void delete(Principal principal, @PathVariable long id) {
        editor.delete(principal, access.require(principal, Action.DELETE, id));
    }
}
