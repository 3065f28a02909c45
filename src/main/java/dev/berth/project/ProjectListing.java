package dev.berth.project;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.identity.Accounts;
import dev.berth.platform.Paging;

/** Lists projects. What the caller may not see is filtered in the query, so that the total does not count it either (S43). */
@Component
class ProjectListing {

    private final Projects projects;
    private final Accounts accounts;

    ProjectListing(Projects projects, Accounts accounts) {
        this.projects = projects;
        this.accounts = accounts;
    }

    /**
     * @param name part of the name, or absent
     * @param open public ones or private ones, or absent
     * @param owner the owner's user name, or absent
     */
    Page<Project> find(
            ProjectVisibility visibility,
            @Nullable String name,
            @Nullable Boolean open,
            @Nullable String owner,
            Paging paging) {
        Pageable page = PageRequest.of(paging.number() - 1, paging.size());
        if (owner == null) {
            return find(visibility, name, open, (Long) null, page);
        }
        return accounts.find(owner)
                .map(account -> find(visibility, name, open, account.id(), page))
                .orElseGet(Page::empty);
    }

    private Page<Project> find(
            ProjectVisibility visibility,
            @Nullable String name,
            @Nullable Boolean open,
            @Nullable Long ownerId,
            Pageable page) {
        return switch (visibility) {
            case ProjectVisibility.All all -> projects.list(true, List.of(), name, open, ownerId, page);
            case ProjectVisibility.Only(Collection<Long> ids) -> projects.list(false, ids, name, open, ownerId, page);
        };
    }
}
