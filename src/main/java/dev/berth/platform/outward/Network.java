package dev.berth.platform.outward;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * A block of addresses of one family. Spring's matcher compares bytes alone, so {@code 10.0.0.0/8} would hold {@code a00::1} as well.
 *
 * @param six whether it is one of IPv6
 */
record Network(IpAddressMatcher matcher, boolean six) {

    /** @throws IllegalArgumentException where the text is no address and no CIDR block */
    static Network parse(String text) {
        return new Network(new IpAddressMatcher(text), text.contains(":"));
    }

    /** By which interface a link-local address is reached does not matter. */
    boolean holds(InetAddress address) {
        return six == (address instanceof Inet6Address) && matcher.matches(withoutScope(address));
    }

    private static String withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address that is there has as many bytes as one needs", e);
        }
    }
}
