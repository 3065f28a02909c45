package dev.berth.platform;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count: those of the proxies that are listed, and nobody's where none is
 * (S33). The forwarded host never counts: people reach this server at the configured URL.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxies {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedHeaders(Properties properties) {
        return factory -> {
            if (!properties.trustedProxies().isEmpty()) {
                factory.addEngineValves(valve(properties.trustedProxies()));
            }
        };
    }

    private static RemoteIpValve valve(List<String> proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream().map(TrustedProxies::network).collect(Collectors.joining(",")));
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    private static String network(String proxy) {
        if (proxy.indexOf('/') >= 0) {
            return proxy;
        }
        return proxy + (proxy.indexOf(':') >= 0 ? "/128" : "/32");
    }

    /** @param trustedProxies addresses and networks in CIDR form */
    @ConfigurationProperties("berth")
    record Properties(@DefaultValue List<String> trustedProxies) {}
}
