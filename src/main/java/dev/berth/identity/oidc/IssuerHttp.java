package dev.berth.identity.oidc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.platform.outward.AddressRefused;
import dev.berth.platform.outward.OutwardHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks issuers for JSON, and says of each failure what was tried and what was answered. */
@Component
class IssuerHttp {

    /** How many times the time-out of a step one request and its answer may take. */
    private static final int STEPS = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final OutwardHttp http;

    IssuerHttp(OutwardHttp http) {
        this.http = http;
    }

    /** What speaks to this issuer, with its time-outs and trusting whom it says. */
    ClientHttpRequestFactory requests(OidcSettings settings) {
        Duration step = Duration.ofSeconds(settings.timeoutSeconds());
        return http.requests(settings.trust(), step, step.multipliedBy(STEPS));
    }

    /**
     * The JSON object at this address.
     *
     * @param headers to be sent beside {@code Accept}
     * @throws ProviderAway where no whole answer comes, or the server says that it cannot just now
     * @throws ProviderRefused where the answer is another one, or the address is none to call
     */
    Map<String, Object> get(OidcSettings settings, URI address, Consumer<HttpHeaders> headers) {
        try {
            return RestClient.builder()
                    .requestFactory(requests(settings))
                    .build()
                    .get()
                    .uri(address)
                    .accept(MediaType.APPLICATION_JSON)
                    .headers(headers)
                    .exchangeForRequiredValue((request, answer) -> read(address, answer));
        } catch (ResourceAccessException e) {
            throw away(address, e);
        } catch (AddressRefused e) {
            throw new ProviderRefused("GET " + address + " was not sent: " + e.getMessage());
        }
    }

    /** Why there is no whole answer, in words that an administrator can act on. */
    static ProviderAway away(URI address, Throwable failure) {
        return new ProviderAway(address + " gave no answer: " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "its host has no address";
                }
                case SocketTimeoutException late -> {
                    return "it took too long (" + late.getMessage() + ")";
                }
                case ConnectException refused -> {
                    return "nobody accepts connections there (" + refused.getMessage() + ")";
                }
                case SSLException tls -> {
                    return "TLS failed (" + tls.getMessage() + ")";
                }
                default -> {}
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static Map<String, Object> read(URI address, ClientHttpResponse answer) throws IOException {
        int status = answer.getStatusCode().value();
        if (answer.getStatusCode().is5xxServerError()) {
            throw new ProviderAway("GET " + address + " was answered with " + status);
        }
        if (status != HttpStatus.OK.value()) {
            throw new ProviderRefused(
                    "GET " + address + " was answered with " + status + ", expected 200; redirects are not followed");
        }
        try {
            return JSON.readValue(answer.getBody(), OBJECT);
        } catch (JacksonException e) {
            throw new ProviderRefused("GET " + address + " was answered with something that is no JSON object");
        }
    }
}
