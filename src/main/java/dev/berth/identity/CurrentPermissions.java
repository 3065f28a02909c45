package dev.berth.identity;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.access.Role;

/** What somebody may do in a project, for clients that show only what will not be refused. */
@Component
class CurrentPermissions {

    private static final Pattern PROJECT = Pattern.compile("/project/([0-9]{1,18})(/.*)?");

    private final AccessPolicy policy;

    CurrentPermissions(AccessPolicy policy) {
        this.policy = policy;
    }

    /**
     * @param scope {@code /project/<id>}; of anything else, and of a project that is absent, there is nothing to say
     * @param relative whether resources are named as seen from the scope, and those outside of it not at all
     */
    List<PermissionReply> within(Principal principal, String scope, boolean relative) {
        policy.requireAccount(principal);
        Matcher project = PROJECT.matcher(scope);
        if (!project.matches()) {
            return List.of();
        }
        long projectId = Long.parseLong(project.group(1));
        return policy.permissionsIn(principal, projectId).stream()
                .filter(Role::anyGrants)
                .map(permission -> reply(permission, projectId))
                .filter(reply -> !relative || reply.resource().startsWith(scope))
                .map(reply -> relative ? relative(reply, scope) : reply)
                .sorted(Comparator.comparing(PermissionReply::resource).thenComparing(PermissionReply::action))
                .toList();
    }

    private static PermissionReply reply(Permission permission, long projectId) {
        String project = "/project/" + projectId;
        String resource = permission.resource() == Resource.PROJECT
                ? project
                : project + "/" + permission.resource().label();
        return new PermissionReply(resource, permission.action().label());
    }

    private static PermissionReply relative(PermissionReply reply, String scope) {
        String rest = reply.resource().substring(scope.length());
        String name = rest.startsWith("/") ? rest.substring(1) : rest;
        return new PermissionReply(name.isEmpty() ? "." : name, reply.action());
    }
}
