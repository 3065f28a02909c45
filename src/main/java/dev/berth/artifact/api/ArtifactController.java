package dev.berth.artifact.api;

import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.RepositoryScope;
import dev.berth.access.Resource;
import dev.berth.artifact.Artifact;
import dev.berth.artifact.RepositoryPath;
import dev.berth.artifact.api.ArtifactLookup.Place;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** Artifacts of one repository in Harbor's API, for those who read. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts")
class ArtifactController {

    private final AccessPolicy policy;
    private final RepositoryLookup repositories;
    private final ArtifactLookup artifacts;
    private final ArtifactReplies replies;

    ArtifactController(
            AccessPolicy policy, RepositoryLookup repositories, ArtifactLookup artifacts, ArtifactReplies replies) {
        this.policy = policy;
        this.repositories = repositories;
        this.artifacts = artifacts;
        this.replies = replies;
    }

    /** A repository that does not exist is an empty list, as in Harbor. */
    @GetMapping
    ResponseEntity<List<ArtifactReply>> list(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            ListQuery query,
            Paging paging,
            @RequestParam(name = "with_tag", defaultValue = "true") boolean tags,
            @RequestParam(name = "with_label", defaultValue = "false") boolean labels,
            @RequestParam(name = "with_accessory", defaultValue = "false") boolean accessories,
            @RequestParam(name = "with_inherited_accessory", defaultValue = "false") boolean inherited,
            @RequestParam(name = "with_immutable_status", defaultValue = "false") boolean immutable) {
        RepositoryScope scope = scope(principal, Action.LIST, project, repository);
        Place place =
                repositories.find(scope).<Place>map(Place.InRepository::new).orElseGet(Place.Nowhere::new);
        Listed<Artifact> found = artifacts.page(place, query, paging);
        return found.answer(
                paging, replies.of(found.items(), new With(tags, labels, accessories, inherited, immutable)));
    }

    @GetMapping("/{reference}")
    ArtifactReply get(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @RequestParam(name = "with_tag", defaultValue = "true") boolean tags,
            @RequestParam(name = "with_label", defaultValue = "false") boolean labels,
            @RequestParam(name = "with_accessory", defaultValue = "false") boolean accessories,
            @RequestParam(name = "with_inherited_accessory", defaultValue = "false") boolean inherited,
            @RequestParam(name = "with_immutable_status", defaultValue = "false") boolean immutable) {
        RepositoryScope scope = scope(principal, Action.READ, project, repository);
        return replies.of(
                artifacts.require(scope, reference), new With(tags, labels, accessories, inherited, immutable));
    }

    private RepositoryScope scope(
            Principal principal, Action action, ProjectReference project, RepositoryPath repository) {
        return repository.in(policy.require(principal, Permission.to(action, Resource.ARTIFACT), project));
    }
}
