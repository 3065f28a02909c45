package dev.berth.project;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
import dev.berth.access.ProjectReference;
import dev.berth.access.Resource;
import dev.berth.platform.Paging;
import jakarta.servlet.http.HttpServletRequest;

/** Projects in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects")
class ProjectController {

    private final AccessPolicy policy;
    private final Projects projects;
    private final ProjectListing listing;
    private final ProjectFinder finder;
    private final ProjectCreator creator;
    private final ProjectRemover remover;
    private final ProjectReplies replies;

    ProjectController(
            AccessPolicy policy,
            Projects projects,
            ProjectListing listing,
            ProjectFinder finder,
            ProjectCreator creator,
            ProjectRemover remover,
            ProjectReplies replies) {
        this.policy = policy;
        this.projects = projects;
        this.listing = listing;
        this.finder = finder;
        this.creator = creator;
        this.remover = remover;
        this.replies = replies;
    }

    @PostMapping
    ResponseEntity<Void> create(
            Principal principal,
            @RequestBody ProjectCreation creation,
            @RequestHeader(name = "X-Resource-Name-In-Location", defaultValue = "false") boolean nameInLocation) {
        Project project = creator.create(policy.requirePerson(principal), creation);
        Object last = nameInLocation ? project.name() : project.id();
        return ResponseEntity.created(URI.create("/api/v2.0/projects/" + last)).build();
    }

    /** Whether the name is taken. Anybody may ask who has signed in: creating it would tell as much. */
    @RequestMapping(method = RequestMethod.HEAD)
    ResponseEntity<Void> exists(Principal principal, @RequestParam("project_name") String name) {
        policy.requirePerson(principal);
        return projects.find(name).isPresent()
                ? ResponseEntity.ok().build()
                : ResponseEntity.notFound().build();
    }

    @GetMapping
    ResponseEntity<List<ProjectReply>> list(
            Principal principal,
            @RequestParam @Nullable Integer page,
            @RequestParam(name = "page_size") @Nullable Integer pageSize,
            @RequestParam @Nullable String name,
            @RequestParam(name = "public") @Nullable Boolean open,
            @RequestParam @Nullable String owner,
            HttpServletRequest request) {
        Paging paging = Paging.of(page, pageSize);
        Page<Project> found = listing.find(policy.visible(principal), name, open, owner, paging);
        return ResponseEntity.ok()
                .headers(paging.headers(request, found.getTotalElements()))
                .body(replies.of(principal, found.getContent()));
    }

    @GetMapping("/{project_name_or_id}")
    ProjectReply get(Principal principal, ProjectReference reference) {
        Project project = finder.require(principal, Permission.to(Action.READ, Resource.PROJECT), reference);
        return replies.of(principal, List.of(project)).getFirst();
    }

    @DeleteMapping("/{project_name_or_id}")
    void delete(Principal principal, ProjectReference reference) {
        remover.remove(finder.require(principal, Permission.to(Action.DELETE, Resource.PROJECT), reference));
    }
}
