package dev.berth.access;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Who belongs to which project; the one port that a lower module answers. A project that was deleted is no project here. */
public interface ProjectMembership {

    /** @param userId absent for somebody who has not signed in */
    Optional<Standing> find(String project, @Nullable Long userId);

    /** @param userId absent for somebody who has not signed in */
    Optional<Standing> find(long projectId, @Nullable Long userId);

    default Optional<Standing> find(ProjectReference project, @Nullable Long userId) {
        return switch (project) {
            case ProjectReference.ById(long id) -> find(id, userId);
            case ProjectReference.ByName(String name) -> find(name, userId);
        };
    }

    /** The ids of the projects that are public or that this user is a member of. */
    Set<Long> visibleTo(@Nullable Long userId);

    /** The ids of the projects in which this user has one of these roles. */
    Set<Long> memberOf(long userId, Set<Role> roles);

    /** How somebody stands to a project: without a role where not a member. */
    record Standing(
            long projectId,
            String project,
            boolean isPublic,
            @Nullable Role role) {

        boolean grants(Permission permission) {
            return (role != null && role.grants(permission)) || (isPublic && Role.publicGrants(permission));
        }
    }
}
