package dev.berth.identity.ldap;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Says which directory a request is about: the primary one, unless it names another. */
@Component
class DirectoryChoice {

    private final Providers providers;

    DirectoryChoice(Providers providers) {
        this.providers = providers;
    }

    /**
     * @param id absent for the primary one
     * @throws DomainException NOT_FOUND where there is no such directory, PRECONDITION where there is none at all
     */
    Provider require(@Nullable Long id) {
        return find(id).orElseThrow(DirectoryChoice::noneYet);
    }

    /** The same, where it is all right to have none at all. */
    Optional<Provider> find(@Nullable Long id) {
        if (id == null) {
            return providers.primary(ProviderKind.LDAP);
        }
        Optional<Provider> named = providers.find(id).filter(provider -> provider.kind() == ProviderKind.LDAP);
        if (named.isEmpty()) {
            throw new DomainException(ErrorKind.NOT_FOUND, "there is no directory " + id);
        }
        return named;
    }

    private static DomainException noneYet() {
        return new DomainException(
                ErrorKind.PRECONDITION, "there is no primary directory: make a provider of the kind ldap first");
    }
}
