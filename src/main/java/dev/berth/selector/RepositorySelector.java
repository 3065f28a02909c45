package dev.berth.selector;

import dev.berth.oci.RepositoryName;

/** Selects repositories of a project by what stands behind the project's name. */
public final class RepositorySelector {

    static final String MATCHES = "repoMatches";
    static final String EXCLUDES = "repoExcludes";

    private final Doublestar pattern;
    private final boolean excludes;

    private RepositorySelector(Selector selector) {
        this.pattern = selector.doublestar();
        this.excludes = selector.excludes(MATCHES, EXCLUDES);
    }

    /**
     * @throws InvalidPattern where the pattern is none
     * @throws dev.berth.platform.DomainException INVALID where the kind or the decoration is none; Harbor's {@code nsMatches} is about
     *     projects, and a selector here is of one
     */
    public static RepositorySelector of(Selector selector) {
        return new RepositorySelector(selector);
    }

    public boolean selects(RepositoryName repository) {
        return pattern.matches(repository.path()) != excludes;
    }
}
