package dev.berth.artifact;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

/** What is edited of repositories, and their removal, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name}/repositories/{repository_name}")
class RepositoryChangeController {

    private final AccessPolicy policy;
    private final RepositoryDescription description;
    private final RepositoryRemover remover;

    RepositoryChangeController(AccessPolicy policy, RepositoryDescription description, RepositoryRemover remover) {
        this.policy = policy;
        this.description = description;
        this.remover = remover;
    }

    /** What of a repository can be edited. Harbor's clients send the whole model; a description that is absent is an empty one. */
    record RepositoryEdit(@Nullable String description) {}

    @PutMapping
    void update(
            Principal principal,
            ProjectReference project,
            @PathVariable("repository_name") RepositoryPath repository,
            @RequestBody RepositoryEdit edit) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.UPDATE, Resource.REPOSITORY), project);
        description.write(repository.in(scope), Objects.requireNonNullElse(edit.description, ""), principal);
    }

    @DeleteMapping
    void delete(
            Principal principal, ProjectReference project, @PathVariable("repository_name") RepositoryPath repository) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.DELETE, Resource.REPOSITORY), project);
        remover.remove(repository.in(scope), principal);
    }
}
