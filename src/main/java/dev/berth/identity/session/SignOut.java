package dev.berth.identity.session;

import java.net.URI;
import java.util.Optional;

import org.springframework.stereotype.Component;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs a browser out. */
@Component
public class SignOut {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SignOutElsewhere elsewhere;

    SignOut(Sessions sessions, SessionCookie cookie, SignOutElsewhere elsewhere) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.elsewhere = elsewhere;
    }

    /**
     * Ends the session here, whatever comes of the rest.
     *
     * @return where the browser has to go to be signed out where its owner came from; absent where there is nowhere to go
     */
    public Optional<URI> signOut(HttpServletRequest request, HttpServletResponse response) {
        Optional<SessionKey> key = SessionCookie.read(request);
        Optional<String> note = key.flatMap(sessions::note);
        key.ifPresent(sessions::end);
        cookie.clear(request, response);
        return note.flatMap(elsewhere::address);
    }
}
