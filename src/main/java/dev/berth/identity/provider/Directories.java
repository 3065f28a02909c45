package dev.berth.identity.provider;

import java.util.Optional;

/** What a directory is asked while somebody signs in. No transaction is open meanwhile, and no connection of the database held. */
public interface Directories {

    /**
     * Whether the directory knows somebody by this name and password. Whoever it does not know costs it as much as a wrong password (S03).
     *
     * @param password an empty one proves nothing (RFC 4513, 5.1.2), and neither does one of more than 1,024 characters
     * @throws ProviderAway where the directory does not answer
     */
    Optional<ExternalAccount> prove(Provider directory, String name, String password);

    /**
     * The group with this distinguished name.
     *
     * @throws ProviderAway where the directory does not answer
     */
    Optional<ExternalGroup> findGroup(Provider directory, String dn);
}
