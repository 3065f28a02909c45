package dev.berth.artifact.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryScope;
import dev.berth.access.Resource;
import dev.berth.artifact.RepositoryPath;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** Repositories in Harbor's API, for those who read. */
@RestController
@RequestMapping("/api/v2.0")
class RepositoryController {

    private final AccessPolicy policy;
    private final RepositoryLookup repositories;
    private final ArtifactCounts counts;

    RepositoryController(AccessPolicy policy, RepositoryLookup repositories, ArtifactCounts counts) {
        this.policy = policy;
        this.repositories = repositories;
        this.counts = counts;
    }

    /** Of all projects that the caller may see. */
    @GetMapping("/repositories")
    ResponseEntity<List<RepositoryReply>> listAll(Principal principal, ListQuery query, Paging paging) {
        return list(principal, policy.visible(principal), query, paging);
    }

    @GetMapping("/projects/{project_name}/repositories")
    ResponseEntity<List<RepositoryReply>> list(
            Principal principal, ProjectReference project, ListQuery query, Paging paging) {
        ProjectScope scope = policy.require(principal, Permission.to(Action.LIST, Resource.REPOSITORY), project);
        ProjectVisibility only = new ProjectVisibility.Only(Set.of(scope.id()));
        return list(principal, only, query, paging);
    }

    @GetMapping("/projects/{project_name}/repositories/{repository_name}")
    RepositoryReply get(
            Principal principal, ProjectReference project, @PathVariable("repository_name") RepositoryPath repository) {
        RepositoryScope scope =
                repository.in(policy.require(principal, Permission.to(Action.READ, Resource.REPOSITORY), project));
        RepositoryRow row = repositories.find(scope).orElseThrow(() -> new RepositoryNotFound(scope.name()));
        return replies(List.of(row)).getFirst();
    }

    private ResponseEntity<List<RepositoryReply>> list(
            Principal principal, ProjectVisibility projects, ListQuery query, Paging paging) {
        ProjectVisibility shown = query.find(RepositoryLookup.BLOB_DIGEST).isPresent()
                ? BlobDisclosure.among(projects, principal)
                : projects;
        Listed<RepositoryRow> found = repositories.page(shown, query, paging);
        return found.answer(paging, replies(found.items()));
    }

    private List<RepositoryReply> replies(List<RepositoryRow> rows) {
        Map<Long, Long> artifacts = counts.of(rows);
        return rows.stream()
                .map(row -> RepositoryReply.of(row, artifacts.getOrDefault(row.id(), 0L)))
                .toList();
    }
}
