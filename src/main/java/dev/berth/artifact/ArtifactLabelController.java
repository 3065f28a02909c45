package dev.berth.artifact;

import org.jspecify.annotations.Nullable;
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
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Labels of artifacts in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels")
class ArtifactLabelController {

    private final AccessPolicy policy;
    private final ArtifactLabels labels;

    ArtifactLabelController(AccessPolicy policy, ArtifactLabels labels) {
        this.policy = policy;
        this.labels = labels;
    }

    /** The label to add. Harbor's clients send the whole model; only the id counts. */
    record LabelChoice(@Nullable Long id) {

        long required() {
            if (id == null) {
                throw new DomainException(ErrorKind.INVALID, "the field id is missing: expected the label's id");
            }
            return id;
        }
    }

    @PostMapping
    void add(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @RequestBody LabelChoice label) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.CREATE, Resource.ARTIFACT_LABEL), project);
        labels.add(repository.in(scope), Reference.parse(reference), label.required(), principal);
    }

    @DeleteMapping("/{label_id}")
    void remove(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @PathVariable String reference,
            @PathVariable("label_id") long labelId) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.DELETE, Resource.ARTIFACT_LABEL), project);
        labels.remove(repository.in(scope), Reference.parse(reference), labelId, principal);
    }
}
