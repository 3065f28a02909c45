package dev.berth.access;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * The caller lacks a right. The message names the right and never tells whether the thing exists: what is private and what is absent
 * are refused in the same words (S43). Somebody who has not signed in gets UNAUTHENTICATED, everybody else DENIED.
 */
public final class AccessDenied extends DomainException {

    private AccessDenied(Principal principal, String right) {
        super(kind(principal), sentence(principal, right));
    }

    static AccessDenied to(Principal principal, RepositoryAction action, RepositoryName repository) {
        return new AccessDenied(principal, action.scope() + " on repository " + repository);
    }

    static AccessDenied to(Principal principal, Permission permission) {
        return new AccessDenied(principal, permission + " in this project");
    }

    static AccessDenied toSystem(Principal principal, Permission permission) {
        return new AccessDenied(principal, permission + " in the system");
    }

    /** @param right what is missing, as a noun: {@code "system administration"} */
    static AccessDenied to(Principal principal, String right) {
        return new AccessDenied(principal, right);
    }

    private static ErrorKind kind(Principal principal) {
        return switch (principal) {
            case Principal.Anonymous anonymous -> ErrorKind.UNAUTHENTICATED;
            case Principal.User user -> ErrorKind.DENIED;
            case Principal.Robot robot -> ErrorKind.DENIED;
            case Principal.Bearer bearer -> ErrorKind.DENIED;
            case Principal.Background job -> ErrorKind.DENIED;
        };
    }

    private static String sentence(Principal principal, String right) {
        return switch (principal) {
            case Principal.Anonymous anonymous -> "sign in first: " + right + " is needed for this";
            case Principal.User user -> user.name() + " lacks a right that is needed for this: " + right;
            case Principal.Robot robot -> robot.name() + " lacks a right that is needed for this: " + right;
            case Principal.Background job -> "a job has no right of its own: " + right + " is needed for this";
            case Principal.Bearer bearer -> "the access token lacks a right that is needed for this: " + right;
        };
    }
}
