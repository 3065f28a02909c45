package dev.berth.identity;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;

/**
 * Who may do what with whose account. What would make somebody more than they are (a role, a password, a CLI secret of another) is for
 * administrators: a robot that may change users could else become one (S02).
 */
@Component
class UserAccess {

    private final AccessPolicy policy;
    private final LinkLookup links;

    UserAccess(AccessPolicy policy, LinkLookup links) {
        this.policy = policy;
        this.links = links;
    }

    void requireList(Principal by) {
        policy.requireSystem(by, Permission.to(Action.LIST, Resource.USER));
    }

    void requireSearch(Principal by) {
        policy.requireAccount(by);
    }

    /** Others hear the same of an account that exists and of one that does not. */
    void requireRead(Principal by, long userId) {
        requireOwnOr(by, userId, Action.READ);
    }

    void requireUpdate(Principal by, long userId) {
        requireOwnOr(by, userId, Action.UPDATE);
    }

    void requireDelete(Principal by) {
        policy.requireSystem(by, Permission.to(Action.DELETE, Resource.USER));
    }

    /** An administrator's account is changed and deleted by administrators alone, whoever else may change and delete accounts. */
    void requireOver(Principal by, User user) {
        if (!isOwn(by, user.id()) && isAdministrator(user)) {
            policy.requireAdministrator(by);
        }
    }

    private boolean isAdministrator(User user) {
        return user.administrator() || links.administrators(List.of(user.id())).contains(user.id());
    }

    void requireRoles(Principal by) {
        policy.requireAdministrator(by);
    }

    void requireSecrets(Principal by, long userId) {
        if (!isOwn(by, userId)) {
            policy.requireAdministrator(by);
        }
    }

    static boolean isOwn(Principal by, long userId) {
        return by instanceof Principal.User user && user.id() == userId;
    }

    private void requireOwnOr(Principal by, long userId, Action action) {
        if (!isOwn(by, userId)) {
            policy.requireSystem(by, Permission.to(action, Resource.USER));
        }
    }
}
