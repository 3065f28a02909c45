package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Which issuer is meant. */
@Component
class IssuerChoice {

    private final Providers providers;

    IssuerChoice(Providers providers) {
        this.providers = providers;
    }

    /**
     * @param providerId absent for the primary one
     * @throws DomainException NOT_FOUND where nobody may sign in by such an issuer, PRECONDITION where there is no primary one
     */
    Provider require(@Nullable Long providerId) {
        if (providerId == null) {
            return providers
                    .primary(ProviderKind.OIDC)
                    .filter(Provider::enabled)
                    .orElseThrow(() -> new DomainException(
                            ErrorKind.PRECONDITION,
                            "there is no primary issuer to sign in at: say which one is meant by provider_id"));
        }
        return providers
                .find(providerId)
                .filter(provider -> provider.enabled() && provider.kind() == ProviderKind.OIDC)
                .orElseThrow(() ->
                        new DomainException(ErrorKind.NOT_FOUND, "nobody can sign in by an issuer " + providerId));
    }
}
