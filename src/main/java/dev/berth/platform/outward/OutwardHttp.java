package dev.berth.platform.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;

/**
 * HTTP to servers outside, for small answers. It connects to the addresses that {@link OutwardAddresses} gives and to no others (S07), follows
 * no redirect, keeps no cookie and no connection, takes no proxy from the environment, and ends with a deadline, whatever the server does
 * meanwhile.
 */
@Component
public class OutwardHttp {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 100;

    private final OutwardAddresses addresses;

    OutwardHttp(OutwardAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Makes requests. One throws {@link AddressRefused} where its host's address is none to call, and an {@link java.io.IOException} where no
     * whole answer comes in time, or one that is larger than 1 MiB.
     *
     * @param step for connecting, for the handshake, and for each wait for the server's next bytes
     * @param total for one request and its answer
     * @throws DomainException INVALID where the certificates to trust cannot be read
     */
    public ClientHttpRequestFactory requests(Trust trust, Duration step, Duration total) {
        TlsSocketStrategy tls = tls(trust);
        return (uri, method) -> new OutwardRequest(method, uri, client(tls, Timeout.of(step), total));
    }

    private CloseableHttpClient client(TlsSocketStrategy tls, Timeout step, Duration total) {
        return HttpClients.custom()
                .setConnectionManager(connections(tls, step, total))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(step)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Berth")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private BasicHttpClientConnectionManager connections(TlsSocketStrategy tls, Timeout step, Duration total) {
        var operator = new DefaultHttpClientConnectionOperator(
                proxy -> new DeadlineSocket(total),
                DefaultSchemePortResolver.INSTANCE,
                new Guarded(addresses),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", tls)
                        .build());
        var factory = ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build();
        var manager = new BasicHttpClientConnectionManager(operator, factory);
        manager.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(step)
                .setSocketTimeout(step)
                .build());
        manager.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(step).build());
        return manager;
    }

    private static TlsSocketStrategy tls(Trust trust) {
        SSLContext context = trust.context();
        return trust.verify()
                ? new DefaultClientTlsStrategy(context)
                : new DefaultClientTlsStrategy(
                        context, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);
    }

    private record Guarded(OutwardAddresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.resolve(host).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
