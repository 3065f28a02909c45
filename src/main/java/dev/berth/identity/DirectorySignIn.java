package dev.berth.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

import dev.berth.access.Credential;
import dev.berth.identity.ExternalSignIn.Outcome;
import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;

/**
 * Asks the directories about a name and a password that nobody has here, one after the other until one proves them, each of them once, whoever
 * is meant. A refusal takes whole seconds and does not tell its reason (S03); the log tells all of it but the password. No transaction is open
 * meanwhile.
 */
@Component
class DirectorySignIn {

    private static final Logger LOG = LoggerFactory.getLogger(DirectorySignIn.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Providers providers;
    private final Directories directories;
    private final LinkTable links;
    private final ExternalSignIn signIn;
    private final RememberedProofs remembered;

    DirectorySignIn(
            Providers providers,
            Directories directories,
            LinkTable links,
            ExternalSignIn signIn,
            RememberedProofs remembered) {
        this.providers = providers;
        this.directories = directories;
        this.links = links;
        this.signIn = signIn;
        this.remembered = remembered;
    }

    /** What a directory proved a moment ago. */
    Optional<Proof> remembered(String username, String password) {
        return remembered.find(username, password);
    }

    /**
     * @param person who has the name here: directories that are linked with them are asked first, and by the name that they have there
     * @param address where the request comes from, for the log
     * @throws DirectoryAway where nobody was proved and a directory could not be asked
     */
    Optional<Proof> prove(String username, Optional<Person> person, String password, String address) {
        List<Provider> enabled = providers.enabled(ProviderKind.LDAP);
        if (enabled.isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        List<DirectoryAnswer> answers = ask(enabled, namesThere(person), username, password);
        if (answers.getLast() instanceof DirectoryAnswer.Proved proved) {
            return Optional.of(proved.proof());
        }
        log(username, address, answers);
        waitForTheBeat(start);
        requireAllAsked(answers);
        return Optional.empty();
    }

    private List<DirectoryAnswer> ask(
            List<Provider> enabled, Map<Long, String> namesThere, String username, String password) {
        List<DirectoryAnswer> answers = new ArrayList<>();
        for (Provider directory : linkedFirst(enabled, namesThere)) {
            String name = namesThere.getOrDefault(directory.id(), username);
            DirectoryAnswer answer = ask(directory, name, username, password);
            answers.add(answer);
            if (answer.isLast()) {
                break;
            }
        }
        return answers;
    }

    private DirectoryAnswer ask(Provider directory, String name, String username, String password) {
        try {
            return directories
                    .prove(directory, name, password)
                    .map(account -> open(directory, account, username, password))
                    .orElseGet(() ->
                            new DirectoryAnswer.Unproved(directory.name() + " knows nobody by this name and password"));
        } catch (ProviderAway away) {
            return new DirectoryAnswer.Away(directory.name() + " could not be asked: " + away.getMessage());
        }
    }

    private DirectoryAnswer open(Provider directory, ExternalAccount account, String username, String password) {
        try {
            return switch (signIn.signIn(directory, account, Credential.DIRECTORY_PASSWORD)) {
                case Outcome.SignedIn signedIn -> {
                    remembered.remember(username, password, directory, account.subject());
                    yield new DirectoryAnswer.Proved(new Proof(signedIn.person(), Credential.DIRECTORY_PASSWORD));
                }
                case Outcome.NameWanted wanted ->
                    noAccount(directory, account, wanted.reason() + "; an administrator can link it with an account");
            };
        } catch (DomainException refusal) {
            return noAccount(directory, account, refusal.getMessage());
        }
    }

    private static DirectoryAnswer noAccount(Provider directory, ExternalAccount account, String reason) {
        return new DirectoryAnswer.NoAccount(
                directory.name() + " proved " + account.subject() + ", who cannot sign in here: " + reason);
    }

    private Map<Long, String> namesThere(Optional<Person> person) {
        return person.map(found -> links.of(found.id())).orElse(List.of()).stream()
                .collect(Collectors.toMap(Link::providerId, Link::name));
    }

    private static List<Provider> linkedFirst(List<Provider> enabled, Map<Long, String> namesThere) {
        return enabled.stream()
                .sorted(Comparator.comparing(directory -> !namesThere.containsKey(directory.id())))
                .toList();
    }

    private static void log(String username, String address, List<DirectoryAnswer> answers) {
        String reasons = answers.stream().map(DirectoryAnswer::text).collect(Collectors.joining("; "));
        boolean ordinary = answers.stream().allMatch(answer -> answer instanceof DirectoryAnswer.Unproved);
        LOG.atLevel(ordinary ? Level.INFO : Level.WARN)
                .log(
                        "sign-in of \"{}\" from {} refused: {}",
                        ExternalText.printable(username),
                        address,
                        ExternalText.printable(reasons));
    }

    private static void waitForTheBeat(long start) {
        long past = System.nanoTime() - start;
        try {
            Thread.sleep(Duration.ofNanos(BEAT.toNanos() - past % BEAT.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireAllAsked(List<DirectoryAnswer> answers) {
        boolean proved = answers.getLast() instanceof DirectoryAnswer.NoAccount;
        if (!proved && answers.stream().anyMatch(answer -> answer instanceof DirectoryAnswer.Away)) {
            throw new DirectoryAway();
        }
    }
}
