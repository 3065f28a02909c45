package dev.berth.identity.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

import dev.berth.access.BrowserCookies;
import dev.berth.access.CsrfTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The cookie that holds a browser's session, for as long as the browser runs. */
@Component
public class SessionCookie {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final DefaultCookieSerializer serializer = new DefaultCookieSerializer();

    private final CsrfTokens tokens;

    SessionCookie(BrowserCookies cookies, CsrfTokens tokens) {
        this.tokens = tokens;
        serializer.setCookieName(BrowserCookies.SESSION);
        serializer.setCookiePath("/");
        serializer.setUseHttpOnlyCookie(true);
        serializer.setUseSecureCookie(cookies.secure());
        serializer.setSameSite("Lax");
        serializer.setUseBase64Encoding(false);
    }

    /** What the browser sent, whatever it is worth. */
    public static Optional<SessionKey> read(HttpServletRequest request) {
        return BrowserCookies.session(request)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(parts -> new SessionKey(parts.group(1), parts.group(2)));
    }

    /** Gives the browser a session, and with it another CSRF token. */
    public void write(SessionKey key, HttpServletRequest request, HttpServletResponse response) {
        tokens.renew(request, response);
        serializer.writeCookieValue(new CookieValue(request, response, key.id() + "." + key.secret()));
    }

    /** Makes the browser forget it, and the CSRF token with it. */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        tokens.renew(request, response);
        serializer.writeCookieValue(new CookieValue(request, response, ""));
    }
}
