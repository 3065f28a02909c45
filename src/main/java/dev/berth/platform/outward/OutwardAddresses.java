package dev.berth.platform.outward;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

import dev.berth.platform.StartRefused;

/**
 * The only place that turns the name of a server outside into addresses, for whoever is about to connect to one: addresses that are not
 * public (loopback, link-local, private, multicast, unspecified) are refused unless they are listed (S07). Who connects takes these addresses
 * and asks for none of its own, so that the name cannot change in between.
 */
@Component
public class OutwardAddresses {

    private final List<IpAddressMatcher> allowed;

    OutwardAddresses(OutwardProperties properties) {
        this.allowed = properties.allowedNetworks().stream()
                .map(OutwardAddresses::matcher)
                .toList();
    }

    /**
     * @return at least one
     * @throws AddressRefused where one of them is neither public nor listed
     * @throws UnknownHostException where the name has no address
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
        for (InetAddress address : addresses) {
            if (!isPublic(address) && !isListed(address)) {
                throw new AddressRefused(host, address);
            }
        }
        return addresses;
    }

    /** Whether an operator has listed all of the host's addresses, so that plain http is good enough for it. */
    public boolean isListed(String host) {
        try {
            return List.of(InetAddress.getAllByName(host)).stream().allMatch(this::isListed);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isListed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.matches(address.getHostAddress()));
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress(), address instanceof Inet6Address));
    }

    /** What {@link InetAddress} does not know: carrier-grade NAT, 0.0.0.0/8, 192.0.0.0/24, benchmarks, reserved; unique local and what wraps IPv4. */
    private static boolean isReserved(byte[] bytes, boolean six) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (six) {
            return (first & 0xfe) == 0xfc
                    || (first == 0x20 && second == 0x02)
                    || (first == 0x00 && second == 0x64)
                    || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                    || first == 0x00;
        }
        return first == 0
                || first >= 240
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18);
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "berth.outward.allowed-networks holds \"%s\", which is no address and no CIDR block."
                            .formatted(network),
                    "Give addresses like 10.0.0.5 or blocks like 10.0.0.0/8, separated by commas.");
        }
    }
}
