package dev.berth.identity;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Tells whether a user name or an e-mail address is taken: a named exception from hiding who exists (S43). */
@Component
public class TakenNames {

    private final AccessPolicy policy;
    private final SelfRegistration selfRegistration;
    private final Users users;

    TakenNames(AccessPolicy policy, SelfRegistration selfRegistration, Users users) {
        this.policy = policy;
        this.selfRegistration = selfRegistration;
        this.users = users;
    }

    /**
     * @param target {@code username} or {@code email}
     * @throws DomainException PRECONDITION for those who may not see accounts, unless people may register themselves
     */
    public boolean isTaken(Principal principal, String target, String value) {
        if (!selfRegistration.isOpen() && !policy.allowsSystem(principal, Permission.to(Action.LIST, Resource.USER))) {
            throw new DomainException(
                    ErrorKind.PRECONDITION,
                    "self-registration is switched off: only an administrator may ask whether an account exists");
        }
        return switch (target) {
            case "username" -> users.find(value).isPresent();
            case "email" -> users.hasEmail(value);
            default -> throw new DomainException(ErrorKind.INVALID, "unknown target: expected username or email");
        };
    }
}
