package dev.berth.identity.oidc;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.RequestPrincipal;
import dev.berth.access.Unauthenticated;
import dev.berth.identity.FreshProof;
import dev.berth.identity.oidc.CodeExchange.Vouched;
import dev.berth.identity.oidc.IssuerLanding.Landing;
import dev.berth.identity.oidc.IssuerSignIn.Departure;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.session.RedirectLocation;
import dev.berth.identity.session.SessionCookie;
import dev.berth.identity.session.SessionKey;
import dev.berth.identity.session.SignOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** How browsers go to an issuer and come back, at Harbor's paths outside of its API. */
@RestController
@RequestMapping("/c/oidc")
class IssuerController {

    private final IssuerChoice choice;
    private final IssuerSignIn signIn;
    private final IssuerLanding landing;
    private final PendingCookie pending;
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final SentencePage pages;
    private final FreshProof freshProof;

    IssuerController(
            IssuerChoice choice,
            IssuerSignIn signIn,
            IssuerLanding landing,
            PendingCookie pending,
            SignOut signOut,
            SessionCookie cookie,
            SentencePage pages,
            FreshProof freshProof) {
        this.choice = choice;
        this.signIn = signIn;
        this.landing = landing;
        this.pending = pending;
        this.signOut = signOut;
        this.cookie = cookie;
        this.pages = pages;
        this.freshProof = freshProof;
    }

    /**
     * @param providerId Berth's own; absent for the primary issuer
     * @param redirect path here to go to at the end
     */
    @GetMapping("/login")
    ResponseEntity<?> login(
            @RequestParam(name = "provider_id", required = false) @Nullable Long providerId,
            @RequestParam(name = "redirect_url", required = false) @Nullable String redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        return pages.instead(request, () -> {
            String path = LocalPath.require(redirect);
            Departure departure = signIn.begin(choice.require(providerId), path, null);
            pending.write(departure.pending(), response);
            return found(departure.address());
        });
    }

    @GetMapping("/callback")
    ResponseEntity<?> callback(HttpServletRequest request, HttpServletResponse response) {
        return pages.instead(request, () -> {
            CallbackAnswer answer = CallbackAnswer.of(request);
            PendingSignIn begun = answer.requireBegun(pending.read(request));
            pending.clear(PendingCookie.SIGN_IN, response);
            Provider provider = choice.require(begun.providerId());
            Vouched vouched = signIn.complete(provider, begun, answer, request.getRemoteAddr());
            Optional<SessionKey> present = SessionCookie.read(request);
            Landing landed = begun.session() == null
                    ? landing.signIn(provider, begun, vouched, present)
                    : landing.link(provider, begun, vouched, RequestPrincipal.of(request), present);
            return found(URI.create(settle(landed, request, response)));
        });
    }

    /** Opens the account of somebody who has chosen a name. */
    @PostMapping(path = "/onboard", consumes = MediaType.APPLICATION_JSON_VALUE)
    RedirectLocation onboard(@RequestBody ChosenName chosen, HttpServletRequest request, HttpServletResponse response) {
        return onboard(chosen.username(), request, response);
    }

    @PostMapping(path = "/onboard", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    RedirectLocation onboard(
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response) {
        Landing landed = landing.onboard(pending.readOnboarding(request), username, SessionCookie.read(request));
        pending.clear(PendingCookie.ONBOARDING, response);
        return new RedirectLocation(settle(landed, request, response));
    }

    /**
     * Begins to link the account of whoever has signed in with one at an issuer; the browser then goes where the answer says.
     *
     * @param currentPassword a password of theirs, here or at a directory, unless they have none (S04)
     */
    @PostMapping("/link")
    RedirectLocation link(
            Principal principal,
            @RequestParam("provider_id") long providerId,
            @RequestParam(name = "redirect_url", required = false) @Nullable String redirect,
            @RequestParam(name = "current_password", required = false) @Nullable String currentPassword,
            HttpServletRequest request,
            HttpServletResponse response) {
        freshProof.require(requireAtBrowser(principal), currentPassword, request.getRemoteAddr());
        String session = SessionCookie.read(request).orElseThrow().id();
        Departure departure = signIn.begin(choice.require(providerId), LocalPath.require(redirect), session);
        pending.write(departure.pending(), response);
        return new RedirectLocation(departure.address().toString());
    }

    /** Signs out here, and sends the browser to the issuer where that is wanted. */
    @GetMapping("/logout")
    ResponseEntity<?> logout(HttpServletRequest request, HttpServletResponse response) {
        return found(signOut.signOut(request, response).orElse(URI.create(LocalPath.ROOT)));
    }

    private String settle(Landing landed, HttpServletRequest request, HttpServletResponse response) {
        switch (landed) {
            case Landing.SignedIn in -> cookie.write(in.key(), request, response);
            case Landing.NameWanted wanted -> pending.writeOnboarding(wanted.secret(), response);
            case Landing.Linked linked -> {}
        }
        return landed.address();
    }

    private static Principal.User requireAtBrowser(Principal principal) {
        if (principal instanceof Principal.User person && person.credential() == Credential.SESSION) {
            return person;
        }
        throw new Unauthenticated("an account is linked by somebody at a browser: sign in first");
    }

    private static ResponseEntity<?> found(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(address)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
