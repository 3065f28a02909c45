package dev.berth.token;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.berth.access.RepositoryAction;
import dev.berth.oci.RepositoryName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChallengeTest {

    private final Challenge challenge = new Challenge(new ExternalUrlProperties(
            URI.create("https://registry.example.org"),
            List.of(URI.create("http://registry.lan:5000"), URI.create("https://alias.example.org/"))));

    @ParameterizedTest
    @CsvSource({
        "http,  registry.example.org, 443,  https://registry.example.org",
        "http,  REGISTRY.lan,         5000, http://registry.lan:5000",
        "https, alias.example.org,    443,  https://alias.example.org",
        "http,  localhost,            8080, http://localhost:8080",
        "http,  localhost,            80,   http://localhost",
        "http,  127.0.0.1,            5001, http://127.0.0.1:5001",
        "http,  [::1],                5001, http://[::1]:5001",
    })
    void S33_whoCameByAKnownAddressIsSentBackToIt(String scheme, String host, int port, String base) {
        assertThat(challenge.bearer(request(scheme, host, port), List.of(), null))
                .isEqualTo("Bearer realm=\"" + base + "/service/token\",service=\"harbor-registry\"");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.org,            443",
        "registry.example.org,        444",
        "registry.lan,                443",
        "localhost.evil.example.org,  80",
        "127.0.0.1.evil.example.org,  80",
        "10.0.0.1,                    80",
    })
    void S33_anyOtherHostHeaderDoesNotReachTheRealm(String host, int port) {
        assertThat(challenge.bearer(request("http", host, port), List.of(), null))
                .startsWith("Bearer realm=\"https://registry.example.org/service/token\"");
    }

    @Test
    void severalScopesStandSideBySideAndTheErrorLast() {
        var scopes = List.of(
                TokenScope.repository(new RepositoryName("a/b"), RepositoryAction.PULL, RepositoryAction.PUSH),
                TokenScope.repository(new RepositoryName("c/d"), RepositoryAction.PULL));

        assertThat(challenge.bearer(request("http", "localhost", 80), scopes, "insufficient_scope"))
                .isEqualTo("Bearer realm=\"http://localhost/service/token\",service=\"harbor-registry\","
                        + "scope=\"repository:a/b:pull,push repository:c/d:pull\",error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.example.org", "ftp://x", "https://x/path", "https://user@x", "https:///"})
    void anExternalUrlThatIsNoneIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> new ExternalUrlProperties(URI.create(url), List.of()))
                .hasMessageContaining("berth.external-url");
    }

    private static MockHttpServletRequest request(String scheme, String host, int port) {
        var request = new MockHttpServletRequest("GET", "/v2/");
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }
}
