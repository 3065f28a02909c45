package dev.berth.access;

import dev.berth.oci.RepositoryName;

/**
 * A repository that the caller may use for what was asked, as {@link AccessPolicy} found it. The content modules take this instead of
 * a bare name, so that nothing is read or written without a decision; the id keeps a reborn project apart from its predecessor.
 */
public record RepositoryScope(long projectId, RepositoryName name) {}
