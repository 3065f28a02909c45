package dev.berth.platform.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import dev.berth.platform.StartRefused;

/**
 * Lets the X-Forwarded headers of listed proxies say who the client is and whether it used TLS; everybody else's are
 * ignored (S33). The client is the last address in X-Forwarded-For that is no listed proxy. The forwarded host never counts:
 * people reach this server at the configured URL.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> blocks;

    TrustedProxies(HttpProperties properties) {
        this.blocks = properties.trustedProxies();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!blocks.isEmpty()) {
            factory.addEngineValves(valve());
        }
    }

    private RemoteIpValve valve() {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(blocks.stream().map(TrustedProxies::block).collect(Collectors.joining(",")));
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    private static String block(String text) {
        try {
            var address = InetAddress.ofLiteral(text.replaceAll("/.*", ""));
            var block = text.contains("/") ? text : text + "/" + address.getAddress().length * Byte.SIZE;
            return new NetMask(block).toString();
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "berth.http.trusted-proxies holds \"%s\", which is no address and no CIDR block.".formatted(text),
                    "Give addresses like 10.0.0.5 or blocks like 10.0.0.0/8, separated by commas.");
        }
    }
}
