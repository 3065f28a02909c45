package dev.berth.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
            case Principal.Anonymous anonymous -> fromRole(anonymous, repository);
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
            case Principal.User user when user.administrator() -> new ProjectVisibility.All();
            case Principal.User user -> new ProjectVisibility.Only(membership.visibleTo(user.id()));
            case Principal.Anonymous anonymous -> new ProjectVisibility.Only(membership.visibleTo(null));
            case Principal.Bearer bearer when bearer.catalog() -> visible(bearer.subject());
            case Principal.Bearer bearer -> throw AccessDenied.to(bearer, "registry:catalog:*");
        };
    }

    /** @throws AccessDenied where the caller may not, or, unless an administrator asks, where there is no such project */
    public void require(Principal principal, Permission permission, long projectId) {
        if (!isAdministrator(principal)
                && !membership
                        .find(projectId, userId(principal))
                        .map(standing -> standing.grants(permission))
                        .orElse(false)) {
            throw AccessDenied.to(principal, permission);
        }
    }

    /** @throws AccessDenied unless the caller administers the whole system */
    public void requireAdministrator(Principal principal) {
        if (!isAdministrator(principal)) {
            throw AccessDenied.to(principal, "system administration");
        }
    }

    /** @throws AccessDenied unless a person has signed in; an access token is no person */
    public Principal.User requirePerson(Principal principal) {
        if (principal instanceof Principal.User user) {
            return user;
        }
        throw AccessDenied.to(principal, "an account");
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
                .filter(action -> isAdministrator(principal) || standing.grants(Permission.of(action)))
                .toList();
    }

    private static boolean isAdministrator(Principal principal) {
        return principal instanceof Principal.User user && user.administrator();
    }

    private static @Nullable Long userId(Principal principal) {
        return principal instanceof Principal.User user ? user.id() : null;
    }
}
