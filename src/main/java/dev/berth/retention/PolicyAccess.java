package dev.berth.retention;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;

/** Finds policies for those who may do something with them. */
@Component
class PolicyAccess {

    private final AccessPolicy policy;
    private final Policies policies;

    PolicyAccess(AccessPolicy policy, Policies policies) {
        this.policy = policy;
        this.policies = policies;
    }

    /** @throws dev.berth.access.AccessDenied where nobody has signed in, or only an access token */
    void requireAccount(Principal by) {
        policy.requireAccount(by);
    }

    /** @throws dev.berth.access.AccessDenied where the caller may not do this in the project, or where there is none */
    void requireIn(Principal by, Action action, long projectId) {
        policy.require(by, Permission.to(action, Resource.TAG_RETENTION), projectId);
    }

    /** @throws PolicyNotFound where there is none, or one of a project whose policy the caller may not even read (S09) */
    Policy require(Principal by, Action action, long id) {
        policy.requireAccount(by);
        Policy found = policies.find(id)
                .filter(one -> policy.allows(by, Permission.to(Action.READ, Resource.TAG_RETENTION), one.projectId())
                        || policy.allows(by, Permission.to(action, Resource.TAG_RETENTION), one.projectId()))
                .orElseThrow(() -> new PolicyNotFound(id));
        requireIn(by, action, found.projectId());
        return found;
    }
}
