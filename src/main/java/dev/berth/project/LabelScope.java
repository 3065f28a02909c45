package dev.berth.project;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** For whom a label is, in the letters of the API: {@code g} for all projects, {@code p} for one. */
final class LabelScope {

    private static final String GLOBAL = "g";
    private static final String PROJECT = "p";

    private LabelScope() {}

    /**
     * The project that scope and id name together, or absent for the global scope, whatever the id.
     *
     * @throws DomainException INVALID where the scope is none, or the project is missing
     */
    static @Nullable Long project(@Nullable String scope, @Nullable Long projectId) {
        if (GLOBAL.equals(scope)) {
            return null;
        }
        if (!PROJECT.equals(scope)) {
            throw new DomainException(
                    ErrorKind.INVALID, "scope is " + scope + ": expected g (global) or p (of a project)");
        }
        if (projectId == null || projectId < 1) {
            throw new DomainException(ErrorKind.INVALID, "labels of a project need its project_id");
        }
        return projectId;
    }

    static String of(@Nullable Long projectId) {
        return projectId == null ? GLOBAL : PROJECT;
    }
}
