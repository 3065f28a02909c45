package dev.berth.access;

import java.util.Locale;

/** What a token scope can grant on a repository. */
public enum RepositoryAction {
    PULL,
    PUSH,
    DELETE;

    /** The word as it stands in a scope. */
    public String scope() {
        return name().toLowerCase(Locale.ROOT);
    }
}
