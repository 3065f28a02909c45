package dev.berth.artifact.api;

import java.util.List;

import org.springframework.http.HttpHeaders;
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
import dev.berth.access.Resource;
import dev.berth.artifact.Artifact;
import dev.berth.artifact.RepositoryPath;
import dev.berth.artifact.addition.Addition;
import dev.berth.artifact.addition.AdditionName;
import dev.berth.artifact.addition.Additions;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** What belongs to one artifact in Harbor's API: tags, accessories, additions. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}")
class ArtifactPartController {

    /** Nothing of what people push may run, whatever a browser takes it for (S13). */
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final AccessPolicy policy;
    private final ArtifactLookup artifacts;
    private final TagLookup tags;
    private final TagStatus status;
    private final AccessoryLookup accessories;
    private final Additions additions;

    ArtifactPartController(
            AccessPolicy policy,
            ArtifactLookup artifacts,
            TagLookup tags,
            TagStatus status,
            AccessoryLookup accessories,
            Additions additions) {
        this.policy = policy;
        this.artifacts = artifacts;
        this.tags = tags;
        this.status = status;
        this.accessories = accessories;
        this.additions = additions;
    }

    @GetMapping("/tags")
    ResponseEntity<List<TagReply>> tags(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            ListQuery query,
            Paging paging,
            @RequestParam(name = "with_immutable_status", defaultValue = "false") boolean immutable) {
        Artifact artifact =
                artifact(principal, Permission.to(Action.LIST, Resource.TAG), project, repository, reference);
        Listed<TagReply> found = tags.page(artifact, query, paging);
        return found.answer(paging, immutable ? status.of(artifact, found.items()) : found.items());
    }

    @GetMapping("/accessories")
    ResponseEntity<List<AccessoryReply>> accessories(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            ListQuery query,
            Paging paging) {
        Artifact subject =
                artifact(principal, Permission.to(Action.LIST, Resource.ACCESSORY), project, repository, reference);
        Listed<AccessoryReply> found = accessories.page(subject, query, paging);
        return found.answer(paging, found.items());
    }

    /** Nothing scans yet: as Harbor without a scanner, there is never a report. */
    @GetMapping("/additions/vulnerabilities")
    ResponseEntity<String> vulnerabilities(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference) {
        Artifact artifact = artifact(
                principal, Permission.to(Action.READ, Resource.ARTIFACT_ADDITION), project, repository, reference);
        throw new DomainException(
                ErrorKind.NOT_FOUND,
                "there is no vulnerability report of " + artifact.digest() + ": no scanner is configured");
    }

    @GetMapping("/additions/{addition}")
    ResponseEntity<byte[]> addition(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @PathVariable("addition") String name) {
        Artifact artifact = artifact(
                principal, Permission.to(Action.READ, Resource.ARTIFACT_ADDITION), project, repository, reference);
        return shown(additions.read(artifact, AdditionName.of(name)));
    }

    /** Not Harbor's: its clients read it by {@code /v2}, where that counts as a pull. */
    @GetMapping("/manifest")
    ResponseEntity<byte[]> manifest(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference) {
        Artifact artifact = artifact(
                principal, Permission.to(Action.READ, Resource.ARTIFACT_ADDITION), project, repository, reference);
        return shown(additions.manifest(artifact));
    }

    private static ResponseEntity<byte[]> shown(Addition addition) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, addition.contentType())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(addition.content());
    }

    private Artifact artifact(
            Principal principal,
            Permission permission,
            ProjectReference project,
            RepositoryPath repository,
            String reference) {
        return artifacts.require(repository.in(policy.require(principal, permission, project)), reference);
    }
}
