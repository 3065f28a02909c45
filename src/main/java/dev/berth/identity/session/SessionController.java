package dev.berth.identity.session;

import java.net.URI;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.identity.PasswordSignIn;
import dev.berth.identity.Proof;
import dev.berth.identity.TakenNames;
import dev.berth.platform.RetryLater;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** How browsers sign in and out, at Harbor's paths outside of its API. Nothing here redirects anywhere. */
@RestController
class SessionController {

    private final PasswordSignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SignOut signOut;
    private final SignInElsewhere elsewhere;
    private final TakenNames taken;

    SessionController(
            PasswordSignIn signIn,
            Sessions sessions,
            SessionCookie cookie,
            SignOut signOut,
            SignInElsewhere elsewhere,
            TakenNames taken) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.signOut = signOut;
        this.elsewhere = elsewhere;
        this.taken = taken;
    }

    /**
     * Where the issuer is the way to sign in, Harbor answers 403 with where that is. Here everybody hears that whose name and password do not
     * belong together, whether there is such an account or not (S03).
     *
     * @throws Unauthenticated where they do not belong together, and there is no such place
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where a directory that might know them is away
     */
    @PostMapping("/c/login")
    ResponseEntity<RedirectLocation> login(
            @RequestParam("principal") String username,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Proof proof = signIn.requirePassword(username, password, request.getRemoteAddr());
            Optional<SessionKey> previous = SessionCookie.read(request);
            cookie.write(sessions.open(proof.person(), proof.credential(), previous), request, response);
            return ResponseEntity.ok().build();
        } catch (Unauthenticated wrong) {
            return refused(elsewhere.address().orElseThrow(() -> wrong));
        }
    }

    /** Harbor's answer to somebody who came from elsewhere is 403 with where to go to; the session here is over all the same. */
    @GetMapping("/c/log_out")
    ResponseEntity<RedirectLocation> logOut(HttpServletRequest request, HttpServletResponse response) {
        return signOut.signOut(request, response)
                .map(SessionController::refused)
                .orElseGet(() -> ResponseEntity.ok().build());
    }

    /** Whether a name or an address is taken, for the form by which people register themselves. */
    @PostMapping("/c/userExists")
    boolean userExists(Principal principal, @RequestParam String target, @RequestParam String value) {
        return taken.isTaken(principal, target, value);
    }

    private static ResponseEntity<RedirectLocation> refused(URI elsewhere) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(new RedirectLocation(elsewhere.toString()));
    }
}
