package dev.berth.identity.session;

import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.SessionVerifier;
import jakarta.servlet.http.HttpServletRequest;

/** The session in a request's cookie. What a page asks in the background says so in a header, and keeps no session alive. */
@Component
class CookieVerifier implements SessionVerifier {

    private static final String NO_RENEWAL = "X-Harbor-No-Session-Renewal";

    private final Sessions sessions;

    CookieVerifier(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Principal> verify(HttpServletRequest request) {
        String noRenewal = request.getHeader(NO_RENEWAL);
        boolean renewed = noRenewal == null || noRenewal.isEmpty();
        return SessionCookie.read(request)
                .flatMap(key -> sessions.find(key, renewed))
                .map(person -> person.principal(Credential.SESSION));
    }
}
