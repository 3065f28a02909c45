package dev.berth.testkit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;

/** A directory that knows some groups and nobody, as one of a server's additions. It is not to be asked while a transaction is open. */
@Primary
public final class KnownGroups implements Directories {

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** @param dn in lower case and without spaces */
    public void add(String dn, String name) {
        names.put(dn, name);
    }

    public void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public Optional<ExternalAccount> prove(Provider directory, String name, String password) {
        return Optional.empty();
    }

    @Override
    public Optional<ExternalGroup> findGroup(Provider directory, String dn) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction is open while a directory is asked");
        }
        if (away) {
            throw new ProviderAway(directory.name() + " does not answer", new IllegalStateException());
        }
        String key = dn.replace(" ", "").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(names.get(key)).map(name -> new ExternalGroup(key, name));
    }
}
