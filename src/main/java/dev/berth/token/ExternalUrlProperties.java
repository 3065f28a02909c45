package dev.berth.token;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where people reach this server. The Host header of a request is echoed only where it is one of these addresses or loopback: else whoever
 * sends the header would choose where passwords go (S33).
 *
 * @param externalUrl scheme, host and port; a path is not supported
 * @param externalUrlAliases further addresses of the same kind
 */
@ConfigurationProperties("berth")
record ExternalUrlProperties(
        @DefaultValue("http://localhost:8080") URI externalUrl,
        @DefaultValue List<URI> externalUrlAliases) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[?(?:::1|0:0:0:0:0:0:0:1)]?");

    ExternalUrlProperties {
        Stream.concat(Stream.of(externalUrl), externalUrlAliases.stream()).forEach(ExternalUrlProperties::requireBase);
    }

    /** The base URL that answers this request's caller, without a slash at its end. */
    String baseFor(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        if (LOOPBACK.matcher(host).matches()) {
            return base(request.getScheme(), host, port);
        }
        return Stream.concat(Stream.of(externalUrl), externalUrlAliases.stream())
                .filter(url -> url.getHost().equalsIgnoreCase(host) && port(url) == port)
                .findFirst()
                .map(url -> base(url.getScheme(), url.getHost(), port))
                .orElseGet(() -> base(externalUrl.getScheme(), externalUrl.getHost(), port(externalUrl)));
    }

    private static String base(String scheme, String host, int port) {
        String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return scheme + "://" + name + (port == defaultPort(scheme) ? "" : ":" + port);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : defaultPort(url.getScheme());
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static void requireBase(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        if (!http || url.getHost() == null || !bare || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "berth.external-url and its aliases are http(s)://host[:port] without a path, but got \"" + url
                            + "\"");
        }
    }
}
