package dev.berth.identity.oidc;

import java.text.ParseException;
import java.util.Optional;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.berth.access.Credential;
import dev.berth.access.ForeignTokens;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.identity.ExternalSignIn;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;

/**
 * ID tokens of issuers that people sign in by, for accounts that are linked already. A token decides only which of our own issuers is asked
 * for its keys, by what it claims before anything is verified, and never where they are (S22).
 */
@Component
class IdTokenVerifier implements ForeignTokens {

    private static final int LONGEST = 24 * 1024;

    private final Providers providers;
    private final IssuerAsked issuers;
    private final IdTokens tokens;
    private final ExternalSignIn accounts;

    IdTokenVerifier(Providers providers, IssuerAsked issuers, IdTokens tokens, ExternalSignIn accounts) {
        this.providers = providers;
        this.issuers = issuers;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    public Optional<Principal> verify(String token) {
        return claimed(token).map(provider -> person(provider, token));
    }

    private Principal person(Provider provider, String token) {
        String subject = IdTokens.subject(issuers.ask(provider, issuer -> verified(issuer, token)));
        return accounts.find(provider, subject)
                .map(person -> person.principal(Credential.ID_TOKEN))
                .orElseThrow(
                        () -> new Unauthenticated("the ID token is nobody's who has an account here: sign in once"));
    }

    /** A stranger's token is no news for the log. */
    private Jwt verified(Issuer issuer, String token) {
        try {
            return tokens.decoder(issuer).decode(token);
        } catch (JwtException e) {
            throw TokenEndpoint.silence(e)
                    .<RuntimeException>map(
                            silence -> IssuerHttp.away(issuer.metadata().keys(), silence))
                    .orElseGet(() -> new Unauthenticated("the ID token is not valid"));
        }
    }

    /** The issuer that it claims to be from and the client that it claims to be for; absent where there is no such provider. */
    private Optional<Provider> claimed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            String issuer = claims.getIssuer();
            return issuer == null || !issuer.startsWith("http")
                    ? Optional.empty()
                    : providers.enabled(ProviderKind.OIDC).stream()
                            .filter(provider -> isFrom(provider, issuer, claims))
                            .findFirst();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isFrom(Provider provider, String issuer, JWTClaimsSet claims) {
        var settings = Issuers.settings(provider);
        return settings.endpoint().equals(issuer) && claims.getAudience().contains(settings.clientId());
    }
}
