package dev.berth.identity.session;

import java.util.Optional;

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
    private final TakenNames taken;

    SessionController(PasswordSignIn signIn, Sessions sessions, SessionCookie cookie, TakenNames taken) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.taken = taken;
    }

    /**
     * @throws Unauthenticated where name and password do not belong together
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where a directory that might know them is away
     */
    @PostMapping("/c/login")
    void login(
            @RequestParam("principal") String username,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Proof proof = signIn.requirePassword(username, password, request.getRemoteAddr());
        Optional<SessionKey> previous = SessionCookie.read(request);
        cookie.write(sessions.open(proof.person(), proof.credential(), previous), request, response);
    }

    @GetMapping("/c/log_out")
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        cookie.clear(request, response);
    }

    /** Whether a name or an address is taken, for the form by which people register themselves. */
    @PostMapping("/c/userExists")
    boolean userExists(Principal principal, @RequestParam String target, @RequestParam String value) {
        return taken.isTaken(principal, target, value);
    }
}
