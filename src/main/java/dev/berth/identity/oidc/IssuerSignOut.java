package dev.berth.identity.oidc;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.Providers;
import dev.berth.identity.session.SignOutElsewhere;
import dev.berth.platform.DomainException;
import dev.berth.platform.secret.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** Where people go to sign out at the issuer as well (OpenID Connect RP-Initiated Logout 1.0, 2). Whatever goes wrong, they are signed out here. */
@Component
class IssuerSignOut implements SignOutElsewhere {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerSignOut.class);

    /** Addresses beyond some 8,000 characters are refused on the way; tokens with thousands of groups are longer. */
    private static final int LONGEST_HINT = 4_000;

    private static final String PURPOSE = "identity-oidc-session";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Providers providers;
    private final IssuerAsked issuers;
    private final Secrets secrets;
    private final OwnAddress own;

    IssuerSignOut(Providers providers, IssuerAsked issuers, Secrets secrets, OwnAddress own) {
        this.providers = providers;
        this.issuers = issuers;
        this.secrets = secrets;
        this.own = own;
    }

    /** What the session is to hold, sealed; absent where nobody signs out at this issuer. */
    @Nullable
    String note(Provider provider, String idToken) {
        if (!Issuers.settings(provider).logout()) {
            return null;
        }
        String hint = idToken.length() <= LONGEST_HINT ? idToken : null;
        return secrets.seal(PURPOSE, JSON.writeValueAsString(new SessionNote(provider.id(), hint)));
    }

    @Override
    public Optional<URI> address(String sealed) {
        try {
            SessionNote note = JSON.readValue(secrets.open(PURPOSE, sealed), SessionNote.class);
            return providers
                    .find(note.providerId())
                    .filter(provider ->
                            provider.enabled() && Issuers.settings(provider).logout())
                    .flatMap(provider -> issuers.ask(provider, issuer -> address(issuer, note)));
        } catch (DomainException e) {
            LOG.warn("Somebody is signed out here alone: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<URI> address(Issuer issuer, SessionNote note) {
        return Optional.ofNullable(issuer.metadata().endSession())
                .map(endpoint -> UriComponentsBuilder.fromUri(endpoint)
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{redirect}")
                        .queryParamIfPresent("id_token_hint", Optional.ofNullable(note.idToken()))
                        .encode()
                        .buildAndExpand(issuer.settings().clientId(), own.signedOut())
                        .toUri());
    }
}
