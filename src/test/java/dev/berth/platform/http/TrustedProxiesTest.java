package dev.berth.platform.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import dev.berth.platform.StartRefused;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedProxiesTest {

    @Test
    void S33_forwardedHeadersOfStrangersAreIgnored() throws Exception {
        assertThat(seenThrough(List.of(), "203.0.113.9")).isEqualTo("http localhost 127.0.0.1");
        assertThat(seenThrough(List.of("10.0.0.0/8"), "203.0.113.9")).isEqualTo("http localhost 127.0.0.1");
    }

    @Test
    void aListedProxySaysWhoTheClientIsAndHowItCameButNotToWhichHost() throws Exception {
        assertThat(seenThrough(List.of("127.0.0.0/8"), "203.0.113.9")).isEqualTo("https localhost 203.0.113.9");
        assertThat(seenThrough(List.of("::1", "127.0.0.1"), "203.0.113.9")).isEqualTo("https localhost 203.0.113.9");
    }

    @Test
    void S33_anAddressThatTheClientWroteItselfBeforeTheProxysIsIgnored() throws Exception {
        assertThat(seenThrough(List.of("127.0.0.0/8", "10.0.0.0/8"), "192.0.2.1, 203.0.113.9, 10.1.2.3"))
                .endsWith(" 203.0.113.9");
    }

    @Test
    void aNameInsteadOfAnAddressIsRefusedAtTheStart() {
        assertThatThrownBy(() -> seenThrough(List.of("proxy.example.org"), "203.0.113.9"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("\"proxy.example.org\", which is no address and no CIDR block");
    }

    private static String seenThrough(List<String> proxies, String forwardedFor) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new TrustedProxies(new HttpProperties(proxies)).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("mirror", new Mirror()).addMapping("/"));
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "registry.example.org")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        } finally {
            server.destroy();
        }
    }

    private static final class Mirror extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .write(request.getScheme() + " " + request.getServerName() + " " + request.getRemoteAddr());
        }
    }
}
