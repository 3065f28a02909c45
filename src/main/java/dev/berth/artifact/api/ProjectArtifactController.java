package dev.berth.artifact.api;

import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.artifact.Artifact;
import dev.berth.artifact.api.ArtifactLookup.Latest;
import dev.berth.artifact.api.ArtifactLookup.Place;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** The artifacts of all repositories of a project in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name_or_id}/artifacts")
class ProjectArtifactController {

    private final AccessPolicy policy;
    private final ArtifactLookup artifacts;
    private final ArtifactReplies replies;

    ProjectArtifactController(AccessPolicy policy, ArtifactLookup artifacts, ArtifactReplies replies) {
        this.policy = policy;
        this.artifacts = artifacts;
        this.replies = replies;
    }

    /** Only for those who have signed in, even where the project is public, as in Harbor. */
    @GetMapping
    ResponseEntity<List<ArtifactReply>> list(
            Principal principal,
            ProjectReference project,
            ListQuery query,
            Paging paging,
            @RequestParam(name = "with_tag", defaultValue = "true") boolean tags,
            @RequestParam(name = "with_label", defaultValue = "false") boolean labels,
            @RequestParam(name = "with_accessory", defaultValue = "false") boolean accessories,
            @RequestParam(name = "with_inherited_accessory", defaultValue = "false") boolean inherited,
            @RequestParam(name = "with_immutable_status", defaultValue = "false") boolean immutable,
            @RequestParam(name = "latest_in_repository", defaultValue = "false") boolean latest) {
        policy.requireAccount(principal);
        ProjectScope scope = policy.require(principal, Permission.to(Action.LIST, Resource.ARTIFACT), project);
        Place place = latest ? latest(scope, query) : new Place.InProject(scope.id());
        Listed<Artifact> found = artifacts.page(place, query, paging);
        return found.answer(
                paging, replies.of(found.items(), new With(tags, labels, accessories, inherited, immutable)));
    }

    private static Place latest(ProjectScope project, ListQuery query) {
        Match byMediaType = query.find("media_type").orElse(null);
        Match byArtifactType = query.find("artifact_type").orElse(null);
        if (byMediaType instanceof Match.Exact(String name) && byArtifactType == null) {
            return new Place.LatestInProject(project.id(), Latest.MEDIA_TYPE, name);
        }
        if (byArtifactType instanceof Match.Exact(String name) && byMediaType == null) {
            return new Place.LatestInProject(project.id(), Latest.ARTIFACT_TYPE, name);
        }
        throw new DomainException(
                ErrorKind.INVALID, "latest_in_repository=true needs q=media_type=… or q=artifact_type=…, and not both");
    }
}
