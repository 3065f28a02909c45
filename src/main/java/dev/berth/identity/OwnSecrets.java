package dev.berth.identity;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;

/** Compares secrets with those that accounts have here. A refusal costs one slow hash for each kind that would do, whoever is meant (S03). */
@Component
class OwnSecrets {

    private final PasswordHashes hashes;
    private final RememberedPasswords remembered;

    OwnSecrets(PasswordHashes hashes, RememberedPasswords remembered) {
        this.hashes = hashes;
        this.remembered = remembered;
    }

    /** What was found right a moment ago; it costs next to nothing. */
    Optional<Proof> remembered(Person person, String secret, List<Credential> accepted) {
        return accepted.stream()
                .filter(credential -> {
                    String hash = person.hash(credential);
                    return hash != null && remembered.remembers(person.key(), secret, hash);
                })
                .map(credential -> new Proof(person, credential))
                .findFirst();
    }

    /** @param person absent where nobody has the name; it takes as long */
    Optional<Proof> compare(Optional<Person> person, String secret, List<Credential> accepted) {
        for (Credential credential : accepted) {
            String hash = person.map(found -> found.hash(credential)).orElse(null);
            if (matches(secret, hash) && person.isPresent() && hash != null) {
                remembered.remember(person.get().key(), secret, hash);
                return Optional.of(new Proof(person.get(), credential));
            }
        }
        return Optional.empty();
    }

    private boolean matches(String secret, @Nullable String hash) {
        if (hash != null && GeneratedSecret.isHash(hash)) {
            return GeneratedSecret.matches(secret, hash) || hashes.matches(secret, null);
        }
        return hashes.matches(secret, hash);
    }
}
