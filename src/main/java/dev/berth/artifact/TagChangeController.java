package dev.berth.artifact;

import java.net.URI;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** Tags that come and go without a push, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags")
class TagChangeController {

    private final AccessPolicy policy;
    private final ArtifactTags tags;

    TagChangeController(AccessPolicy policy, ArtifactTags tags) {
        this.policy = policy;
        this.tags = tags;
    }

    @PostMapping
    ResponseEntity<Void> create(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @RequestBody NewTag body,
            HttpServletRequest request) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.CREATE, Resource.TAG), project);
        Tag tag = body.tag();
        tags.create(repository.in(scope), Reference.parse(reference), tag, principal);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + tag))
                .build();
    }

    @DeleteMapping("/{tag_name}")
    void delete(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @PathVariable("tag_name") String tag) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.DELETE, Resource.TAG), project);
        tags.delete(repository.in(scope), Reference.parse(reference), new Tag(tag), principal);
    }
}
