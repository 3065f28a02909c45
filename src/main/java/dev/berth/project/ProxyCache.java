package dev.berth.project;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Projects that stand for another registry. There are none yet. */
final class ProxyCache {

    private ProxyCache() {}

    /** @throws DomainException INVALID where a registry is named; zero names none */
    static void requireNone(@Nullable Long registryId) {
        if (registryId != null && registryId != 0) {
            throw new DomainException(
                    ErrorKind.INVALID, "registry_id is not offered yet: expected a project without another registry");
        }
    }
}
