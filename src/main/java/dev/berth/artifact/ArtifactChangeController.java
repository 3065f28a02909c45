package dev.berth.artifact;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.RepositoryScope;
import dev.berth.access.Resource;
import dev.berth.artifact.ArtifactCopier.Copy;
import dev.berth.oci.Reference;
import jakarta.servlet.http.HttpServletRequest;

/** Artifacts that come and go without a push, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts")
class ArtifactChangeController {

    private final AccessPolicy policy;
    private final ManifestDeleter deleter;
    private final ArtifactCopier copier;

    ArtifactChangeController(AccessPolicy policy, ManifestDeleter deleter, ArtifactCopier copier) {
        this.policy = policy;
        this.deleter = deleter;
        this.copier = copier;
    }

    @PostMapping
    ResponseEntity<Void> copy(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request) {
        ProjectScope target = policy.require(principal, Permission.to(Action.CREATE, Resource.ARTIFACT), project);
        CopySource source = CopySource.parse(from);
        ProjectScope sourceProject =
                policy.require(principal, Permission.to(Action.PULL, Resource.REPOSITORY), source.project());
        RepositoryScope sourceScope = new RepositoryScope(sourceProject.id(), source.repository());
        copier.copy(new Copy(sourceScope, source.reference(), repository.in(target)), principal);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + source.reference()))
                .build();
    }

    @DeleteMapping("/{reference}")
    void delete(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.DELETE, Resource.ARTIFACT), project);
        deleter.deleteArtifact(repository.in(scope), principal, Reference.parse(reference));
    }
}
