package dev.berth.robot;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectMembership;
import dev.berth.access.Role;
import dev.berth.access.SystemRole;

/** Which rights robots can be given, in Harbor's API: for those who administer a project, and with the system's for those who see all of it. */
@RestController
class PermissionController {

    private final AccessPolicy policy;
    private final ProjectMembership membership;

    PermissionController(AccessPolicy policy, ProjectMembership membership) {
        this.policy = policy;
        this.membership = membership;
    }

    @GetMapping("/api/v2.0/permissions")
    Reply list(Principal principal) {
        List<Item> project = items(AssignablePermissions.PROJECT.all());
        if (principal instanceof Principal.User user && user.role() == SystemRole.NONE) {
            requireProjectAdministrator(user);
            return new Reply(null, project);
        }
        policy.requirePerson(principal);
        return new Reply(items(AssignablePermissions.SYSTEM.all()), project);
    }

    private void requireProjectAdministrator(Principal.User user) {
        if (membership.memberOf(user.id(), Set.of(Role.PROJECT_ADMIN)).isEmpty()) {
            policy.requireAdministrator(user);
        }
    }

    private static List<Item> items(Set<Permission> permissions) {
        return permissions.stream()
                .map(permission -> new Item(
                        permission.resource().label(), permission.action().label()))
                .toList();
    }

    /** @param system absent for those who cannot give these */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(@Nullable List<Item> system, List<Item> project) {}

    record Item(String resource, String action) {}
}
