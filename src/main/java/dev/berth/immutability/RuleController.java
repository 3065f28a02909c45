package dev.berth.immutability;

import java.net.URI;
import java.util.List;

import org.springframework.data.domain.Page;
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
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import jakarta.servlet.http.HttpServletRequest;

/** A project's rules in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name_or_id}/immutabletagrules")
class RuleController {

    private final AccessPolicy policy;
    private final RuleListing listing;
    private final RuleEditor editor;

    RuleController(AccessPolicy policy, RuleListing listing, RuleEditor editor) {
        this.policy = policy;
        this.listing = listing;
        this.editor = editor;
    }

    @GetMapping
    ResponseEntity<List<RuleReply>> list(
            Principal principal, ProjectReference project, ListQuery query, Paging paging) {
        Page<ImmutabilityRule> found = listing.find(scope(principal, Action.LIST, project), query, paging);
        return paging.answer(
                found.getTotalElements(),
                found.getContent().stream().map(ImmutabilityRule::reply).toList());
    }

    @PostMapping
    ResponseEntity<Void> create(
            Principal principal, ProjectReference project, @RequestBody RuleRequest body, HttpServletRequest request) {
        long id = editor.create(principal, scope(principal, Action.CREATE, project), body);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + id))
                .build();
    }

    @PutMapping("/{immutable_rule_id}")
    void change(
            Principal principal,
            ProjectReference project,
            @PathVariable("immutable_rule_id") long id,
            @RequestBody RuleRequest body) {
        editor.change(principal, scope(principal, Action.UPDATE, project), id, body);
    }

    @DeleteMapping("/{immutable_rule_id}")
    void remove(Principal principal, ProjectReference project, @PathVariable("immutable_rule_id") long id) {
        editor.remove(principal, scope(principal, Action.DELETE, project), id);
    }

    private ProjectScope scope(Principal principal, Action action, ProjectReference project) {
        return policy.require(principal, Permission.to(action, Resource.IMMUTABLE_TAG), project);
    }
}
