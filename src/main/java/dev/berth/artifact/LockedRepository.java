package dev.berth.artifact;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;

/** A repository whose row is locked until the transaction ends, and who changes something in it. */
record LockedRepository(RepositoryScope scope, Principal by, long repositoryId) {}
