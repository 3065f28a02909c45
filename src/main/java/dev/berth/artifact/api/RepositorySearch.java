package dev.berth.artifact.api;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Finds repositories by a part of their names, among those of the projects that the caller may see. */
@Component
public class RepositorySearch {

    private final AccessPolicy policy;
    private final RepositoryLookup repositories;
    private final ArtifactCounts counts;

    RepositorySearch(AccessPolicy policy, RepositoryLookup repositories, ArtifactCounts counts) {
        this.policy = policy;
        this.repositories = repositories;
        this.counts = counts;
    }

    /** @param name with the project's before it */
    public record Found(long projectId, String name, long pulls, long artifacts) {}

    /** @param part of the name, in lower or upper case; empty for any */
    public List<Found> find(Principal principal, String part, Paging paging) {
        ListQuery byName = ListQuery.parse(null, "name");
        ListQuery query = part.isEmpty() ? byName : byName.and("name", new Match.Fuzzy(part));
        List<RepositoryRow> rows =
                repositories.page(policy.visible(principal), query, paging).items();
        Map<Long, Long> artifacts = counts.of(rows);
        return rows.stream()
                .map(row -> new Found(row.projectId(), row.name(), row.pulls(), artifacts.getOrDefault(row.id(), 0L)))
                .toList();
    }
}
