package dev.berth.project;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Labels in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/labels")
class LabelController {

    private final LabelRule rule;
    private final LabelListing listing;
    private final LabelEditor editor;

    LabelController(LabelRule rule, LabelListing listing, LabelEditor editor) {
        this.rule = rule;
        this.listing = listing;
        this.editor = editor;
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody LabelCreation creation) {
        rule.require(principal, Action.CREATE, creation.project());
        long id = editor.create(principal, creation);
        return ResponseEntity.created(URI.create("/api/v2.0/labels/" + id)).build();
    }

    @GetMapping
    ResponseEntity<List<LabelReply>> list(
            Principal principal,
            ListQuery query,
            Paging paging,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String scope,
            @RequestParam(name = "project_id") @Nullable Long projectId) {
        Long project = LabelScope.project(scope, projectId);
        rule.require(principal, Action.LIST, project);
        Page<Label> found = listing.find(
                project, name == null || name.isEmpty() ? query : query.and("name", new Match.Fuzzy(name)), paging);
        return paging.answer(
                found.getTotalElements(),
                found.getContent().stream().map(Label::reply).toList());
    }

    @GetMapping("/{label_id}")
    LabelReply get(Principal principal, @PathVariable("label_id") long id) {
        return rule.require(principal, Action.READ, id).reply();
    }

    @PutMapping("/{label_id}")
    void change(Principal principal, @PathVariable("label_id") long id, @RequestBody LabelUpdate update) {
        editor.change(principal, rule.require(principal, Action.UPDATE, id).id(), update);
    }

    @DeleteMapping("/{label_id}")
    void remove(Principal principal, @PathVariable("label_id") long id) {
        editor.remove(principal, rule.require(principal, Action.DELETE, id).id());
    }
}
