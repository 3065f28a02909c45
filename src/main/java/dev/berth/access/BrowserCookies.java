package dev.berth.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The cookies that browsers get from here, by Harbor's names.
 *
 * @param externalUrl where people reach this server
 */
@ConfigurationProperties("berth")
public record BrowserCookies(
        @DefaultValue("http://localhost:8080") URI externalUrl) {

    public static final String SESSION = "sid";

    static final String CSRF = "_gorilla_csrf";

    /** Whether browsers may send them over TLS alone. Only who is reached by plain http has to do without. */
    public boolean secure() {
        return !"http".equals(externalUrl.getScheme());
    }

    /** The session that the request claims to have, whether there is such a session or not. */
    public static Optional<String> session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SESSION))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
