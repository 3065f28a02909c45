package dev.berth.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;

/** Directories without a network, as an addition to a server. They know whom a test has entered, and note who asks. */
@Primary
public final class FakeDirectories implements Directories {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<Long> away = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering = new CountDownLatch(1);
    private volatile @Nullable Long hanging;

    /** Enters somebody, or what is known of them from now on. */
    public void enter(long directory, String password, ExternalAccount account) {
        entries.put(key(directory, account.name()), new Entry(password, account));
    }

    public void remove(long directory, String name) {
        entries.remove(key(directory, name));
    }

    /** From now on it cannot be reached. */
    public void goAway(long directory) {
        away.add(directory);
    }

    public void comeBack(long directory) {
        away.remove(directory);
    }

    /** From now on it answers nobody until {@link #answer()}. */
    public void hang(long directory) {
        hanging = directory;
    }

    public void answer() {
        answering.countDown();
    }

    /** Directory and name of each question so far, for example {@code 3 anna}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<ExternalAccount> prove(Provider directory, String name, String password) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction is open while a directory is asked");
        }
        asked.add(directory.id() + " " + name);
        if (away.contains(directory.id())) {
            throw new ProviderAway("connection refused by ldap.internal.example.com");
        }
        if (Long.valueOf(directory.id()).equals(hanging)) {
            awaitAnswer();
        }
        Entry entry = entries.get(key(directory.id(), name));
        return Optional.ofNullable(entry)
                .filter(known -> known.password().equals(password))
                .map(Entry::account);
    }

    @Override
    public Optional<ExternalGroup> findGroup(Provider directory, String dn) {
        return Optional.empty();
    }

    private void awaitAnswer() {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String key(long directory, String name) {
        return directory + " " + name.toLowerCase(Locale.ROOT);
    }

    private record Entry(String password, ExternalAccount account) {}
}
