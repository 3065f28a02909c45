package dev.berth.project;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.Resource;

/**
 * Who may do what to labels. Those of a project go by the rights in it. Global ones are read by everybody who has signed in, and changed by
 * whoever has the right in the system.
 */
@Component
class LabelRule {

    private final AccessPolicy policy;
    private final Labels labels;

    LabelRule(AccessPolicy policy, Labels labels) {
        this.policy = policy;
        this.labels = labels;
    }

    /**
     * @param projectId absent for global labels
     * @throws dev.berth.access.AccessDenied where the caller may not
     */
    void require(Principal principal, Action action, @Nullable Long projectId) {
        Permission permission = Permission.to(action, Resource.LABEL);
        if (projectId != null) {
            policy.require(principal, permission, new ProjectReference.ById(projectId));
        } else if (action == Action.READ || action == Action.LIST) {
            policy.requireAccount(principal);
        } else {
            policy.requireSystem(principal, permission);
        }
    }

    /**
     * Finds a label for somebody who may do this to it.
     *
     * @throws LabelNotFound where there is none, or none that the caller may read: nobody has a right in a project that was deleted
     * @throws dev.berth.access.AccessDenied where the caller may read it but not do this, or has not signed in
     */
    Label require(Principal principal, Action action, long labelId) {
        Label label = labels.find(labelId)
                .filter(found -> mayRead(principal, found.projectId()))
                .orElse(null);
        if (label == null) {
            policy.requireAccount(principal);
            throw new LabelNotFound(labelId);
        }
        require(principal, action, label.projectId());
        return label;
    }

    private boolean mayRead(Principal principal, @Nullable Long projectId) {
        return projectId == null || policy.allows(principal, Permission.to(Action.READ, Resource.LABEL), projectId);
    }
}
