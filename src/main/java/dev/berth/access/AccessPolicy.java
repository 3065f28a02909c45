package dev.berth.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectMembership.Standing;
import dev.berth.oci.RepositoryName;

/**
 * The only place that decides who may do what. An access token is taken at its word, without a look into the database: it was
 * narrowed when it was issued, and it names the project by id. Everybody else is looked up at each request.
 */
@Component
public class AccessPolicy {

    /** Stands in a grant without actions, whether there is such a project or not. */
    private static final long NO_PROJECT = 0;

    private final ProjectMembership membership;

    public AccessPolicy(ProjectMembership membership) {
        this.membership = membership;
    }

    /** @throws AccessDenied where the caller may not, or where there is no such project: the two look the same */
    public RepositoryScope require(Principal principal, RepositoryAction action, RepositoryName repository) {
        return find(principal, action, repository).orElseThrow(() -> AccessDenied.to(principal, action, repository));
    }

    /** Like {@link #require}, where a refusal is an ordinary answer. */
    public Optional<RepositoryScope> find(Principal principal, RepositoryAction action, RepositoryName repository) {
        Principal.Grant grant = grant(principal, repository, List.of(action));
        return grant.actions().isEmpty()
                ? Optional.empty()
                : Optional.of(new RepositoryScope(grant.projectId(), repository));
    }

    /** What is allowed of what was asked; a grant without actions tells nothing of the project. */
    public Principal.Grant grant(Principal principal, RepositoryName repository, Collection<RepositoryAction> asked) {
        Optional<Principal.Grant> grant = switch (principal) {
            case Principal.Bearer bearer -> fromToken(bearer, repository);
            case Principal.User user -> fromRole(user, repository);
            case Principal.Robot robot -> fromRole(robot, repository);
            case Principal.Anonymous anonymous -> fromRole(anonymous, repository);
            case Principal.Background job -> Optional.empty();
        };
        List<RepositoryAction> actions = grant.map(Principal.Grant::actions).orElse(List.of()).stream()
                .filter(asked::contains)
                .toList();
        return actions.isEmpty()
                ? new Principal.Grant(NO_PROJECT, repository, List.of())
                : new Principal.Grant(grant.orElseThrow().projectId(), repository, actions);
    }

    /** Whether the caller's credential says anything at all of this repository, be it a refusal. Only access tokens can be silent. */
    public boolean speaksOf(Principal principal, RepositoryName repository) {
        return !(principal instanceof Principal.Bearer bearer)
                || fromToken(bearer, repository).isPresent();
    }

    /** @throws AccessDenied where the caller's access token does not reach the catalog */
    public ProjectVisibility visible(Principal principal) {
        return switch (principal) {
            case Principal.User user when user.role() != SystemRole.NONE -> new ProjectVisibility.All();
            case Principal.User user -> new ProjectVisibility.Only(membership.visibleTo(user.id()));
            case Principal.Anonymous anonymous -> new ProjectVisibility.Only(membership.visibleTo(null));
            case Principal.Robot robot -> visibleTo(robot.rights());
            case Principal.Bearer bearer when bearer.catalog() -> visible(bearer.subject());
            case Principal.Bearer bearer -> throw AccessDenied.to(bearer, "registry:catalog:*");
            case Principal.Background job -> throw AccessDenied.to(job, "registry:catalog:*");
        };
    }

    /**
     * Finds a project for somebody who may do this in it.
     *
     * @throws AccessDenied where the caller may not, or where there is no such project: the two look the same (S43)
     * @throws ProjectNotFound where there is none, and the caller may see every project
     */
    public ProjectScope require(Principal principal, Permission permission, ProjectReference project) {
        Optional<Standing> standing = membership.find(project, userId(principal));
        if (standing.isEmpty() && mayEverywhere(principal, permission)) {
            throw new ProjectNotFound(project.toString());
        }
        return standing.filter(found -> may(principal, permission, found))
                .map(found -> new ProjectScope(found.projectId(), found.project()))
                .orElseThrow(() -> AccessDenied.to(principal, permission));
    }

    /** @throws AccessDenied where the caller may not do this in the project, or where there is none */
    public void require(Principal principal, Permission permission, long projectId) {
        if (!allows(principal, permission, projectId)) {
            throw AccessDenied.to(principal, permission);
        }
    }

    /** Whether the caller may do this in the project; never where there is no such project. */
    public boolean allows(Principal principal, Permission permission, long projectId) {
        return membership
                .find(projectId, userId(principal))
                .map(standing -> may(principal, permission, standing))
                .orElse(false);
    }

    /** All that the caller may do in the project: nothing where there is no such project. */
    public Set<Permission> permissionsIn(Principal principal, long projectId) {
        return membership
                .find(projectId, userId(principal))
                .map(standing -> Permission.all().stream()
                        .filter(permission -> may(principal, permission, standing))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** @throws AccessDenied where the caller may not do this to what belongs to no project */
    public void requireSystem(Principal principal, Permission permission) {
        if (!allowsSystem(principal, permission)) {
            throw AccessDenied.toSystem(principal, permission);
        }
    }

    /** Whether the caller may do this to what belongs to no project. */
    public boolean allowsSystem(Principal principal, Permission permission) {
        return switch (principal) {
            case Principal.User user -> mayEverywhere(user, permission);
            case Principal.Robot robot -> robot.rights().system().contains(permission);
            case Principal.Anonymous anonymous -> false;
            case Principal.Bearer bearer -> false;
            case Principal.Background job -> false;
        };
    }

    /** @throws AccessDenied unless the caller administers the whole system */
    public void requireAdministrator(Principal principal) {
        if (!isAdministrator(principal)) {
            throw AccessDenied.to(principal, "system administration");
        }
    }

    /** The projects that give an account this right because it is a member, or a robot that was given it there by name. */
    public Set<Long> projectsGranting(Principal principal, Permission permission) {
        return switch (principal) {
            case Principal.User user -> membership.memberOf(user.id(), Role.granting(permission));
            case Principal.Robot robot -> robot.rights().projectsGranting(permission);
            case Principal.Anonymous anonymous -> Set.of();
            case Principal.Bearer bearer -> Set.of();
            case Principal.Background job -> Set.of();
        };
    }

    /** @throws AccessDenied unless a person or a robot has signed in; an access token is neither */
    public void requireAccount(Principal principal) {
        if (!(principal instanceof Principal.User || principal instanceof Principal.Robot)) {
            throw AccessDenied.to(principal, "an account");
        }
    }

    /** @throws AccessDenied unless a person has signed in; an access token is no person */
    public Principal.User requirePerson(Principal principal) {
        if (principal instanceof Principal.User user) {
            return user;
        }
        throw AccessDenied.to(principal, "an account");
    }

    private ProjectVisibility visibleTo(RobotRights rights) {
        if (rights.seesEveryProject()) {
            return new ProjectVisibility.All();
        }
        Set<Long> visible = new HashSet<>(membership.visibleTo(null));
        visible.addAll(rights.projects().keySet());
        return new ProjectVisibility.Only(visible);
    }

    private static Optional<Principal.Grant> fromToken(Principal.Bearer bearer, RepositoryName repository) {
        for (Principal.Grant grant : bearer.grants()) {
            if (grant.repository().equals(repository)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    private Optional<Principal.Grant> fromRole(Principal principal, RepositoryName repository) {
        return membership
                .find(repository.project(), userId(principal))
                .map(standing -> new Principal.Grant(standing.projectId(), repository, actions(principal, standing)));
    }

    private static List<RepositoryAction> actions(Principal principal, Standing standing) {
        return List.of(RepositoryAction.values()).stream()
                .filter(action -> may(principal, Permission.of(action), standing))
                .toList();
    }

    /** The whole decision for a project that exists. */
    private static boolean may(Principal principal, Permission permission, Standing standing) {
        return mayEverywhere(principal, permission)
                || standing.grants(permission)
                || (principal instanceof Principal.Robot robot
                        && robot.rights().grants(permission, standing.projectId()));
    }

    /** Whether the caller has this right in every project and in the system, because of what it is in the system. */
    private static boolean mayEverywhere(Principal principal, Permission permission) {
        return principal instanceof Principal.User user
                && switch (user.role()) {
                    case ADMINISTRATOR -> true;
                    case AUDITOR -> permission.isRead();
                    case NONE -> false;
                };
    }

    private static boolean isAdministrator(Principal principal) {
        return principal instanceof Principal.User user && user.administrator();
    }

    private static @Nullable Long userId(Principal principal) {
        return principal instanceof Principal.User user ? user.id() : null;
    }
}
