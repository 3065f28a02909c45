package dev.berth.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Whose address it is: of IPv6 the first 64 bits, since one client has all the others, of IPv4 the whole. Limits go by it.
 */
record ClientNetwork(String text) {

    private static final int NETWORK_BYTES = 8;

    static ClientNetwork of(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceFirst("%.*", "")) instanceof Inet6Address wide
                    ? new ClientNetwork(network(wide))
                    : new ClientNetwork(address);
        } catch (IllegalArgumentException noAddress) {
            return new ClientNetwork(address);
        }
    }

    private static String network(Inet6Address address) {
        return Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
    }
}
