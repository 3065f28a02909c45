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

    /** The ids of the projects that are public or that this user is a member of, alone or by a group. */
    Set<Long> visibleTo(@Nullable Long userId);

    /** The ids of the projects in which this user has one of these roles, alone or by a group. */
    Set<Long> memberOf(long userId, Set<Role> roles);

    /**
     * How somebody stands to a project.
     *
     * @param roles the person's own and those of the groups that hold the person; together they give what any of them gives
     */
    record Standing(long projectId, String project, boolean isPublic, Set<Role> roles) {

        public Standing {
            roles = Set.copyOf(roles);
        }

        boolean grants(Permission permission) {
            return roles.stream().anyMatch(role -> role.grants(permission))
                    || (isPublic && Role.publicGrants(permission));
        }
    }
}
