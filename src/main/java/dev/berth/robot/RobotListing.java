package dev.berth.robot;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/** Lists the robots of the system, or those of one project where {@code q} has {@code Level=project,ProjectID=<id>}. */
@Component
class RobotListing {

    private static final String LEVEL = "level";
    private static final String PROJECT = "project_id";
    private static final Fields FIELDS = Fields.of(
                    Field.special(LEVEL),
                    Field.special(PROJECT),
                    Field.number("id", "id"),
                    Field.text("name", "name"),
                    Field.text("description", "description"),
                    Field.number("duration", "duration"),
                    Field.bool("disable", "disabled"),
                    Field.number("expires_at", "expiresAt"),
                    Field.text("creator_type", "creatorType"),
                    Field.number("creator_ref", "creatorRef"),
                    Field.time("creation_time", "createdAt"),
                    Field.time("update_time", "updatedAt"))
            .sortedBy("name")
            .uniqueBy("id");

    private final RobotAuthority authority;
    private final Robots robots;

    RobotListing(RobotAuthority authority, Robots robots) {
        this.authority = authority;
        this.robots = robots;
    }

    /**
     * @throws DomainException INVALID where {@code q} or {@code sort} asks for what there is not
     * @throws dev.berth.access.AccessDenied where the caller may not list robots there
     */
    Page<Robot> find(Principal by, ListQuery query, Paging paging) {
        Specification<Robot> place = place(by, query);
        Specification<Robot> living = (robot, criteria, build) -> build.isNull(robot.get("deletedAt"));
        return robots.findAll(
                living.and(place).and(FIELDS.specification(query)),
                PageRequest.of(paging.number() - 1, paging.size(), FIELDS.sort(query)));
    }

    private Specification<Robot> place(Principal by, ListQuery query) {
        String label = query.find(LEVEL).map(match -> exact(match, LEVEL)).orElse(Level.SYSTEM.label());
        return switch (Level.of(label, LEVEL)) {
            case SYSTEM -> {
                authority.require(by, Action.LIST, null);
                yield (robot, criteria, build) -> build.isNull(robot.get("projectId"));
            }
            case PROJECT -> {
                long project = projectId(query);
                authority.require(by, Action.LIST, project);
                yield (robot, criteria, build) -> build.equal(robot.get("projectId"), project);
            }
        };
    }

    private static long projectId(ListQuery query) {
        Match project = query.find(PROJECT)
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "q takes a project with Level=project: expected ProjectID=<number> beside it"));
        try {
            return Long.parseLong(exact(project, PROJECT));
        } catch (NumberFormatException e) {
            throw new DomainException(ErrorKind.INVALID, "ProjectID must be a number", e);
        }
    }

    private static String exact(Match match, String field) {
        if (match instanceof Match.Exact(String value)) {
            return value;
        }
        throw new DomainException(ErrorKind.INVALID, "q takes one value for " + field + ": expected " + field + "=…");
    }
}
