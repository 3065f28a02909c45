package dev.berth.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What a member may do in a project, the strongest first. The ids are Harbor's; what each role holds is in {@link RoleMatrix}. */
public enum Role {
    PROJECT_ADMIN(1, "projectAdmin"),
    MAINTAINER(4, "maintainer"),
    DEVELOPER(2, "developer"),
    GUEST(3, "guest"),
    LIMITED_GUEST(5, "limitedGuest");

    private static final Set<Permission> ON_PUBLIC_PROJECTS = RoleMatrix.column("public");

    private final int id;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf made it immutable
    private final Set<Permission> permissions;

    Role(int id, String label) {
        this.id = id;
        this.label = label;
        this.permissions = RoleMatrix.column(label);
    }

    /** @throws DomainException INVALID where no role has this id */
    public static Role of(int id) {
        for (Role role : values()) {
            if (role.id == id) {
                return role;
            }
        }
        throw new DomainException(
                ErrorKind.INVALID,
                "unknown role_id " + id
                        + ": expected 1 (projectAdmin), 2 (developer), 3 (guest), 4 (maintainer) or 5 (limitedGuest)");
    }

    public int id() {
        return id;
    }

    /** The name in the API. */
    public String label() {
        return label;
    }

    /** Whether this is a right that members of projects can have at all. */
    public static boolean anyGrants(Permission permission) {
        for (Role role : values()) {
            if (role.grants(permission)) {
                return true;
            }
        }
        return false;
    }

    boolean grants(Permission permission) {
        return permissions.contains(permission);
    }

    /** The roles that have this right. */
    static Set<Role> granting(Permission permission) {
        return Stream.of(values()).filter(role -> role.grants(permission)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether everybody, signed in or not, has this right on a public project. */
    static boolean publicGrants(Permission permission) {
        return ON_PUBLIC_PROJECTS.contains(permission);
    }
}
