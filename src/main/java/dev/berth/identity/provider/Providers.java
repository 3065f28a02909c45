package dev.berth.identity.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.platform.secret.SecretUnreadable;

/** The providers as they are now, with their secrets, for whoever is about to speak to one. */
@Component
public class Providers {

    private static final Logger log = LoggerFactory.getLogger(Providers.class);

    private final ProviderTable table;
    private final ProviderCodec codec;

    Providers(ProviderTable table, ProviderCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    /**
     * Enabled or not.
     *
     * @throws ProviderAway where its secret cannot be opened
     */
    public Optional<Provider> find(long id) {
        return table.find(id).map(this::opened);
    }

    /** Those that people may sign in by, the primary one first, then by id; without those whose secret cannot be opened. */
    public List<Provider> enabled(ProviderKind kind) {
        return table.enabled(kind).stream().flatMap(this::readable).toList();
    }

    /**
     * The one that Harbor's single fields describe, enabled or not.
     *
     * @throws ProviderAway where its secret cannot be opened
     */
    public Optional<Provider> primary(ProviderKind kind) {
        return table.primary(kind).map(this::opened);
    }

    /** What everybody may know of those that people may sign in by: the primary one of each kind first, then by id. */
    public List<SignInProvider> forSignIn() {
        return table.enabledNames();
    }

    private Stream<Provider> readable(ProviderRow row) {
        try {
            return Stream.of(opened(row));
        } catch (ProviderAway away) {
            log.error("{}", away.getMessage());
            return Stream.empty();
        }
    }

    private Provider opened(ProviderRow row) {
        try {
            return codec.open(row);
        } catch (SecretUnreadable e) {
            throw new ProviderAway(
                    "nobody can sign in by the provider \"" + row.name() + "\": " + e.getMessage()
                            + "; give this server the key that it was sealed with, or enter the secret anew",
                    e);
        }
    }
}
