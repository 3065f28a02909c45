package dev.berth.platform.outward;

import java.net.InetAddress;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A host's address is none that this server may call (S07). */
public final class AddressRefused extends DomainException {

    AddressRefused(String host, InetAddress address) {
        super(
                ErrorKind.INVALID,
                "%s has the address %s, which is not public: an operator has to list it in berth.outward.allowed-networks"
                        .formatted(host, address.getHostAddress()));
    }
}
