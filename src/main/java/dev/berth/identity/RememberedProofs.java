package dev.berth.identity;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.access.Credential;
import dev.berth.identity.provider.Provider;

/**
 * Directory passwords that were found right a moment ago, so that a client which sends one with every request does not ask the directory
 * each time. What is remembered is whom it proved, by which revision of which provider; whether that is still somebody here is looked up
 * each time, so it is worth nothing as soon as the account is disabled, the link taken away or the provider changed (S44).
 */
@Component
class RememberedProofs {

    private final PersonLookup people;
    private final KeyedDigest digest = new KeyedDigest();
    private final Cache<ByteBuffer, Subject> proved = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(RememberedPasswords.LONGEST)
            .build();

    RememberedProofs(PersonLookup people) {
        this.people = people;
    }

    Optional<Proof> find(String username, String password) {
        return Optional.ofNullable(proved.getIfPresent(key(username, password)))
                .flatMap(known -> people.findLinked(known.providerId(), known.revision(), known.subject()))
                .map(person -> new Proof(person, Credential.DIRECTORY_PASSWORD));
    }

    /** To be called only after the directory has proved it. */
    void remember(String username, String password, Provider directory, String subject) {
        proved.put(key(username, password), new Subject(directory.id(), directory.revision(), subject));
    }

    private ByteBuffer key(String username, String password) {
        return digest.of(username.toLowerCase(Locale.ROOT), password);
    }

    private record Subject(long providerId, long revision, String subject) {}
}
