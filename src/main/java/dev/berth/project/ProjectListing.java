package dev.berth.project;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectVisibility;
import dev.berth.identity.Accounts;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Lists projects. What the caller may not see is filtered in the query, so that the total does not count it either (S43). */
@Component
class ProjectListing {

    private static final String OWNER = "owner";

    private static final Fields FIELDS = Fields.of(
                    Field.number("project_id", "id"),
                    Field.text("name", "name"),
                    Field.number("owner_id", "ownerId"),
                    Field.special(OWNER),
                    Field.bool("public", "open"),
                    Field.time("creation_time", "createdAt"),
                    Field.time("update_time", "updatedAt"))
            .sortedBy("name")
            .uniqueBy("id");

    private final Projects projects;
    private final Accounts accounts;

    ProjectListing(Projects projects, Accounts accounts) {
        this.projects = projects;
        this.accounts = accounts;
    }

    /** @param query {@code owner} in it is the name of the owner */
    Page<Project> find(ProjectVisibility visibility, ListQuery query, Paging paging) {
        return projects.findAll(
                living().and(visible(visibility)).and(ofOwner(query)).and(FIELDS.<Project>specification(query)),
                PageRequest.of(paging.number() - 1, paging.size(), FIELDS.sort(query)));
    }

    private static Specification<Project> living() {
        return (project, query, builder) -> builder.isNull(project.get("deletedAt"));
    }

    private static Specification<Project> visible(ProjectVisibility visibility) {
        return switch (visibility) {
            case ProjectVisibility.All all -> (project, query, builder) -> builder.conjunction();
            case ProjectVisibility.Only only ->
                (project, query, builder) -> project.get("id").in(only.projectIds());
        };
    }

    private Specification<Project> ofOwner(ListQuery query) {
        return query.find(OWNER)
                .<Specification<Project>>map(match -> {
                    if (!(match instanceof Match.Exact(String name))) {
                        throw new DomainException(ErrorKind.INVALID, "q asks for several owners: expected owner=name");
                    }
                    Long id = accounts.find(name).map(Accounts.Account::id).orElse(null);
                    return id == null
                            ? (project, list, builder) -> builder.disjunction()
                            : (project, list, builder) -> builder.equal(project.get("ownerId"), id);
                })
                .orElse((project, list, builder) -> builder.conjunction());
    }
}
