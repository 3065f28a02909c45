package dev.berth.system.contract;

import java.lang.reflect.Method;
import java.util.Locale;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Answers an operation of Harbor's that is not built yet with 501 and a sentence, so that a client sees what is missing, not a wrong
 * address. Who could not use the operation is refused first, as if it were there.
 */
class UnbuiltOperation {

    private final HarborOperation operation;
    private final AccessPolicy policy;

    UnbuiltOperation(HarborOperation operation, AccessPolicy policy) {
        this.operation = operation;
        this.policy = policy;
    }

    /** The method that handles it: which one depends on where its right belongs. */
    Method handler() {
        try {
            return operation.inProject()
                    ? UnbuiltOperation.class.getDeclaredMethod("inProject", Principal.class, ProjectReference.class)
                    : UnbuiltOperation.class.getDeclaredMethod("inSystem", Principal.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    void inProject(Principal principal, ProjectReference project) {
        policy.require(principal, permission(), project);
        refuse();
    }

    void inSystem(Principal principal) {
        switch (operation.needs()) {
            case "person" -> policy.requirePerson(principal);
            case "administrator" -> policy.requireAdministrator(principal);
            default -> policy.requireSystem(principal, permission());
        }
        refuse();
    }

    private void refuse() {
        throw new DomainException(
                ErrorKind.NOT_BUILT,
                "%s (%s) is part of Harbor's API that this server does not offer yet: what it offers is in %s/openapi.json"
                        .formatted(operation.name(), operation.group(), HarborOperations.BASE));
    }

    private Permission permission() {
        String[] right = operation.needs().split(":", 2);
        return Permission.to(constant(Action.class, right[1]), constant(Resource.class, right[0]));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String label) {
        return Enum.valueOf(type, label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
