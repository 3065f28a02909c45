package dev.berth.system;

import java.util.List;
import java.util.Set;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import dev.berth.access.ProjectMembership;
import dev.berth.artifact.api.RepositorySearch;
import dev.berth.platform.Paging;
import dev.berth.project.ProjectReply;
import dev.berth.project.ProjectSearch;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Finds projects and repositories by a part of their names, whoever asks: strangers hear of what is public (S43). */
@RestController
class SearchController {

    /** Harbor answers everything that fits; somebody who finds more than this has to ask more narrowly. */
    private static final Paging FIRST = new Paging(1, 100);

    private final ProjectSearch projects;
    private final RepositorySearch repositories;
    private final ProjectMembership membership;

    SearchController(ProjectSearch projects, RepositorySearch repositories, ProjectMembership membership) {
        this.projects = projects;
        this.repositories = repositories;
        this.membership = membership;
    }

    /** Harbor's {@code Search}. */
    record Search(List<ProjectReply> project, List<SearchRepository> repository) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record SearchRepository(
            long projectId,
            String projectName,
            boolean projectPublic,
            String repositoryName,
            long pullCount,
            long artifactCount) {

        static SearchRepository of(RepositorySearch.Found found, Set<Long> open) {
            return new SearchRepository(
                    found.projectId(),
                    found.name().substring(0, found.name().indexOf('/')),
                    open.contains(found.projectId()),
                    found.name(),
                    found.pulls(),
                    found.artifacts());
        }
    }

    @GetMapping("/api/v2.0/search")
    Search search(Principal principal, @RequestParam String q) {
        List<RepositorySearch.Found> found = repositories.find(principal, q, FIRST);
        Set<Long> open = found.isEmpty() ? Set.of() : membership.visibleTo(null);
        return new Search(
                projects.find(principal, q, FIRST),
                found.stream()
                        .map(repository -> SearchRepository.of(repository, open))
                        .toList());
    }
}
