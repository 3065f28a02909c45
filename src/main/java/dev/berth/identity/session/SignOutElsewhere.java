package dev.berth.identity.session;

import java.net.URI;
import java.util.Optional;

/** Where somebody has to go who signs out here, to be signed out where they came from as well. */
public interface SignOutElsewhere {

    /**
     * No transaction is open meanwhile, since it may ask a server outside.
     *
     * @param note what the session held for it
     * @return absent where there is nowhere to go
     */
    Optional<URI> address(String note);
}
