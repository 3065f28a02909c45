package dev.berth.project;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Projects in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects")
class ProjectController {

    private static final Permission READ = Permission.to(Action.READ, Resource.PROJECT);
    private static final Permission UPDATE = Permission.to(Action.UPDATE, Resource.PROJECT);
    private static final Permission DELETE = Permission.to(Action.DELETE, Resource.PROJECT);

    private final AccessPolicy policy;
    private final Projects projects;
    private final ProjectListing listing;
    private final ProjectReplies replies;
    private final ProjectOverview overview;
    private final ProjectCreationRule creationRule;
    private final ProjectCreator creator;
    private final ProjectEditor editor;
    private final ProjectRemover remover;

    ProjectController(
            AccessPolicy policy,
            Projects projects,
            ProjectListing listing,
            ProjectReplies replies,
            ProjectOverview overview,
            ProjectCreationRule creationRule,
            ProjectCreator creator,
            ProjectEditor editor,
            ProjectRemover remover) {
        this.policy = policy;
        this.projects = projects;
        this.listing = listing;
        this.replies = replies;
        this.overview = overview;
        this.creationRule = creationRule;
        this.creator = creator;
        this.editor = editor;
        this.remover = remover;
    }

    @PostMapping
    ResponseEntity<Void> create(
            Principal principal,
            @RequestBody ProjectRequest creation,
            @RequestHeader(name = "X-Resource-Name-In-Location", defaultValue = "false") boolean nameInLocation) {
        creationRule.require(principal);
        ProjectScope project = creator.create(principal, creation);
        Object last = nameInLocation ? project.name() : project.id();
        return ResponseEntity.created(URI.create("/api/v2.0/projects/" + last)).build();
    }

    /** Whether the name is taken. Anybody may ask who has signed in: creating it would tell as much. */
    @RequestMapping(method = RequestMethod.HEAD)
    ResponseEntity<Void> exists(Principal principal, @RequestParam("project_name") String name) {
        policy.requireAccount(principal);
        return projects.find(name).isPresent()
                ? ResponseEntity.ok().build()
                : ResponseEntity.notFound().build();
    }

    @GetMapping
    ResponseEntity<List<ProjectReply>> list(
            Principal principal,
            ListQuery query,
            Paging paging,
            @RequestParam @Nullable String name,
            @RequestParam(name = "public") @Nullable Boolean open,
            @RequestParam @Nullable String owner,
            @RequestParam(name = "with_detail", defaultValue = "true") boolean detailed) {
        Page<Project> found = listing.find(policy.visible(principal), query(query, name, open, owner), paging);
        return paging.answer(found.getTotalElements(), replies.of(principal, found.getContent(), detailed));
    }

    @GetMapping("/{project_name_or_id}")
    ProjectReply get(Principal principal, ProjectReference reference) {
        ProjectScope scope = policy.require(principal, READ, reference);
        Project project = projects.find(scope.id()).orElseThrow(() -> new ProjectNotFound(scope.name()));
        return replies.of(principal, List.of(project), true).getFirst();
    }

    @PutMapping("/{project_name_or_id}")
    void update(Principal principal, ProjectReference reference, @RequestBody ProjectRequest update) {
        editor.update(principal, policy.require(principal, UPDATE, reference), update);
    }

    @DeleteMapping("/{project_name_or_id}")
    void delete(Principal principal, ProjectReference reference) {
        remover.remove(principal, policy.require(principal, DELETE, reference));
    }

    @GetMapping("/{project_name_or_id}/_deletable")
    ProjectDeletable deletable(Principal principal, ProjectReference reference) {
        return overview.deletable(policy.require(principal, DELETE, reference));
    }

    @GetMapping("/{project_name_or_id}/summary")
    ProjectSummary summary(Principal principal, ProjectReference reference) {
        return overview.summary(principal, policy.require(principal, READ, reference));
    }

    /** The list's own parameters mean what the same fields mean in {@code q}. */
    private static ListQuery query(
            ListQuery query, @Nullable String name, @Nullable Boolean open, @Nullable String owner) {
        ListQuery named = name == null || name.isEmpty() ? query : query.and("name", new Match.Fuzzy(name));
        ListQuery shown = open == null ? named : named.and("public", new Match.Exact(open.toString()));
        return owner == null || owner.isEmpty() ? shown : shown.and("owner", new Match.Exact(owner));
    }
}
