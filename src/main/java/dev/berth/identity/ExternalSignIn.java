package dev.berth.identity;

import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Decides which account is meant when a provider has proved who somebody is: the one that is linked with the provider's lasting key of the
 * person, never one that has the same name or address (S31). Whoever comes for the first time gets an account.
 */
@Component
public class ExternalSignIn {

    /** The database decides between several at once; who loses sees at the next try what the winner did (S48). */
    private static final int ATTEMPTS = 3;

    private final PersonLookup people;
    private final LinkedAccounts accounts;
    private final TransactionTemplate transactions;

    ExternalSignIn(PersonLookup people, LinkedAccounts accounts, TransactionTemplate transactions) {
        this.people = people;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** What comes of a proof. */
    public sealed interface Outcome {

        /** @param person with the rights that they have by what the provider has just said */
        record SignedIn(Person person) implements Outcome {}

        /**
         * There is no account yet, and none is made without asking for a name.
         *
         * @param suggestion what the provider calls the person
         * @param reason why this name will not do, or that there is a choice
         * @param refused whether it will not do
         */
        record NameWanted(String suggestion, String reason, boolean refused) implements Outcome {}
    }

    /** Whose account is linked with this key, without changing anything; absent as well where either is disabled. */
    public Optional<Person> find(Provider provider, String subject) {
        return ExternalText.isSubject(subject)
                ? people.findLinked(provider.id(), provider.revision(), subject)
                : Optional.empty();
    }

    /**
     * Signs in whom the provider has just proved. The groups of the person become what it said (S27).
     *
     * @param credential how they proved it
     * @throws AccountDisabled where the account is disabled
     * @throws DomainException INVALID where the provider's key of the person cannot be kept
     */
    public Outcome signIn(Provider provider, ExternalAccount account, Credential credential) {
        ExternalText.requireSubject(account.subject());
        return settled(() -> accounts.refresh(provider, account, credential)
                .<Outcome>map(Outcome.SignedIn::new)
                .orElseGet(() -> newcomer(provider, account, credential)));
    }

    /**
     * Makes an account for somebody whom an issuer has proved, and who chose this name; where they have one by now, it is that one.
     *
     * @throws UsernameInvalid where it is outside of the grammar
     * @throws UsernameTaken where somebody has it
     * @throws AccountDisabled where the account is disabled
     */
    public Person onboard(Provider provider, ExternalAccount account, String username) {
        ExternalText.requireSubject(account.subject());
        Username wanted = new Username(username);
        return settled(() -> accounts.refresh(provider, account, Credential.ISSUER)
                .orElseGet(() -> admit(provider, account, wanted, Credential.ISSUER)));
    }

    /**
     * Makes an account for somebody whom a directory knows, before they have ever signed in; who has one keeps it as it is.
     *
     * @param by who wants it
     * @throws UsernameInvalid where the name there is outside of the grammar
     * @throws UsernameTaken where somebody else has it
     */
    public void bring(Principal by, Provider directory, ExternalAccount account) {
        ExternalText.requireSubject(account.subject());
        Username username = new Username(account.name());
        settled(() -> {
            accounts.bring(by, directory, account, username);
            return true;
        });
    }

    /**
     * Links somebody who has signed in with the account that they have just proved to a provider.
     *
     * @throws UserNotFound where there is no such account, or it is disabled
     * @throws DomainException CONFLICT where either is linked with another already
     */
    public void link(long userId, Provider provider, ExternalAccount account) {
        Person person = people.find(userId).orElseThrow(() -> new UserNotFound(userId));
        link(person.principal(Credential.SESSION), userId, provider, account);
    }

    /** @return the link's id */
    long link(Principal by, long userId, Provider provider, ExternalAccount account) {
        ExternalText.requireSubject(account.subject());
        return settled(() -> accounts.attach(by, userId, provider, account));
    }

    /** @return the link's id */
    long link(Principal by, long userId, Provider provider, String subject, String name) {
        ExternalText.requireSubject(subject);
        return settled(() -> accounts.attach(by, userId, provider, subject, name));
    }

    private Outcome newcomer(Provider provider, ExternalAccount account, Credential credential) {
        if (provider.settings() instanceof OidcSettings issuer && !issuer.autoOnboard()) {
            return new Outcome.NameWanted(ExternalText.name(account), "choose the name that you will have here", false);
        }
        try {
            return new Outcome.SignedIn(admit(provider, account, new Username(account.name()), credential));
        } catch (UsernameInvalid | UsernameTaken refusal) {
            return new Outcome.NameWanted(ExternalText.name(account), refusal.getMessage(), true);
        }
    }

    /** Where the name is taken it may be the person's own, by another request of theirs that was faster. */
    private Person admit(Provider provider, ExternalAccount account, Username username, Credential credential) {
        try {
            accounts.requireFree(username);
        } catch (UsernameTaken taken) {
            return accounts.refresh(provider, account, credential).orElseThrow(() -> taken);
        }
        return accounts.admit(provider, account, username, credential);
    }

    private <T> T settled(Supplier<T> work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transactions.execute(running -> work.get());
            } catch (DataIntegrityViolationException lost) {
                // somebody else was faster: what they did is seen now
            }
        }
        throw new DomainException(
                ErrorKind.CONFLICT, "the account or its provider is being changed at the moment: try again");
    }
}
