package dev.berth.platform.outward;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.berth.platform.StartRefused;

/**
 * The only place that turns the name of a server outside into addresses, for whoever is about to connect to one: addresses that are not
 * public (loopback, link-local, private, multicast, unspecified, tunnels to such) are refused unless they are listed (S07). Who connects takes these addresses
 * and asks for none of its own, so that the name cannot change in between.
 */
@Component
public class OutwardAddresses {

    /** Whatever IPv6 has beside it is for some other use, or wraps an IPv4 address. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    /** What IANA's registries of special-purpose addresses hold (RFC 6890), as far as it is not reachable from everywhere. */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::parse)
            .toList();

    private final List<Network> allowed;

    OutwardAddresses(OutwardProperties properties) {
        this.allowed = properties.allowedNetworks().stream()
                .map(OutwardAddresses::network)
                .toList();
    }

    /**
     * @return at least one
     * @throws AddressRefused where one of them is neither public nor listed
     * @throws UnknownHostException where the name has no address
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
        requireAllowed(host, addresses);
        return addresses;
    }

    /** Whether an operator has listed all of the host's addresses, so that plain http is good enough for it. */
    public boolean isListed(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!isIn(allowed, address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** All of them: who connects may take any. */
    void requireAllowed(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!isPublic(address) && !isIn(allowed, address)) {
                throw new AddressRefused(host, address);
            }
        }
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_UNICAST.holds(address)) && !isIn(NOT_PUBLIC, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static Network network(String network) {
        try {
            return Network.parse(network);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "berth.outward.allowed-networks holds \"%s\", which is no address and no CIDR block."
                            .formatted(network),
                    "Give addresses like 10.0.0.5 or blocks like 10.0.0.0/8, separated by commas.");
        }
    }
}
