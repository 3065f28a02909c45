package dev.berth.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.identity.ExternalSignIn;
import dev.berth.identity.ExternalSignIn.Outcome;
import dev.berth.identity.oidc.CodeExchange.Vouched;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.session.SessionKey;
import dev.berth.identity.session.Sessions;
import dev.berth.platform.DomainException;

/** What becomes of somebody whom an issuer has vouched for: a session, a page to choose a name at, or an account that is linked. */
@Component
class IssuerLanding {

    /** Harbor's address of the page at which a name is chosen. */
    private static final String PAGE = "/oidc-onboard";

    private final ExternalSignIn accounts;
    private final Onboarding onboarding;
    private final Sessions sessions;
    private final IssuerSignOut signOut;

    IssuerLanding(ExternalSignIn accounts, Onboarding onboarding, Sessions sessions, IssuerSignOut signOut) {
        this.accounts = accounts;
        this.onboarding = onboarding;
        this.sessions = sessions;
        this.signOut = signOut;
    }

    /** What the browser is told. */
    sealed interface Landing {

        /** Path here to go to. */
        String address();

        /** @param key of a session that is new */
        record SignedIn(SessionKey key, String address) implements Landing {}

        /** @param secret opens the account once a name is chosen */
        record NameWanted(String secret, String address) implements Landing {}

        record Linked(String address) implements Landing {}
    }

    /**
     * Signs in, or asks for a name first.
     *
     * @param previous what the browser held until now
     * @throws DomainException where the account is disabled
     */
    Landing signIn(Provider provider, PendingSignIn pending, Vouched vouched, Optional<SessionKey> previous) {
        String note = signOut.note(provider, vouched.idToken());
        Newcomer newcomer = new Newcomer(vouched.account(), provider.revision(), pending.redirect(), note);
        return switch (accounts.signIn(provider, vouched.account(), Credential.ISSUER)) {
            case Outcome.SignedIn(var person) ->
                new Landing.SignedIn(sessions.open(person, Credential.ISSUER, previous, note), pending.redirect());
            case Outcome.NameWanted wanted ->
                new Landing.NameWanted(onboarding.keep(provider, newcomer), page(wanted, pending.redirect()));
        };
    }

    /** Opens the account of somebody who has chosen a name. */
    Landing onboard(String secret, String username, Optional<SessionKey> previous) {
        Onboarding.Onboarded onboarded = onboarding.onboard(secret, username);
        Newcomer newcomer = onboarded.newcomer();
        return new Landing.SignedIn(
                sessions.open(onboarded.person(), Credential.ISSUER, previous, newcomer.elsewhere()),
                newcomer.redirect());
    }

    /**
     * Links the account of whoever began this in the same session: anybody else would get the account of somebody whom they made follow a
     * link, or give them theirs.
     *
     * @param present the session of the browser that came back
     * @throws Unauthenticated where it is another one, or over
     */
    Landing link(
            Provider provider,
            PendingSignIn pending,
            Vouched vouched,
            Principal principal,
            Optional<SessionKey> present) {
        boolean same = present.map(SessionKey::id)
                .filter(id -> id.equals(pending.session()))
                .isPresent();
        if (!same || !(principal instanceof Principal.User user) || user.credential() != Credential.SESSION) {
            throw new Unauthenticated("the session that this was begun in is over: sign in, and begin once more");
        }
        accounts.link(user.id(), provider, vouched.account());
        return new Landing.Linked(pending.redirect());
    }

    /** Harbor's page and parameters, and whether the suggestion will not do. Why stands in no address: anybody could write one. */
    private static String page(Outcome.NameWanted wanted, String redirect) {
        return "%s?username=%s&refused=%s&redirect_url=%s"
                .formatted(PAGE, encoded(wanted.suggestion()), wanted.refused(), encoded(redirect));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
