package dev.berth.identity.group;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Tells whose group is meant. */
@Component
class GroupProviders {

    private final Providers providers;

    GroupProviders(Providers providers) {
        this.providers = providers;
    }

    /**
     * The provider that the request names, or else the primary one of the group's kind.
     *
     * @throws DomainException INVALID where there is none, or it is of another kind
     */
    Provider require(WantedGroup wanted) {
        ProviderKind kind = wanted.kind();
        if (wanted.providerId() == null) {
            return providers
                    .primary(kind)
                    .orElseThrow(() -> invalid("there is no primary provider of the kind " + kind.label()
                            + " whose group this could be: expected a provider_id, or a provider"));
        }
        return providers
                .find(wanted.providerId())
                .filter(provider -> provider.kind() == kind)
                .orElseThrow(() -> invalid("there is no provider " + wanted.providerId() + " of the kind "
                        + kind.label() + ", of which groups with the group_type " + kind.groupType() + " are"));
    }

    /** @throws DomainException INVALID where nobody may sign in by it at the moment, so that it is not asked either */
    static void requireEnabled(Provider provider) {
        if (!provider.enabled()) {
            throw invalid(
                    "the provider \"" + provider.name() + "\" is switched off: no groups of it are added meanwhile");
        }
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
