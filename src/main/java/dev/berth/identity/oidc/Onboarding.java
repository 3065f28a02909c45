package dev.berth.identity.oidc;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.berth.identity.ExternalSignIn;
import dev.berth.identity.GeneratedSecret;
import dev.berth.identity.Person;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.Providers;
import dev.berth.job.RecurringWork;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Keeps those who are choosing a name, each behind a secret that their browser holds and that is good for one account (S34). */
@Component
class Onboarding {

    private final OnboardingTable table;
    private final Providers providers;
    private final ExternalSignIn accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Onboarding(
            OnboardingTable table,
            Providers providers,
            ExternalSignIn accounts,
            TransactionTemplate transactions,
            Clock clock) {
        this.table = table;
        this.providers = providers;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param newcomer with what the session that is to be opened needs */
    record Onboarded(Person person, Newcomer newcomer) {}

    /** @return the secret */
    String keep(Provider provider, Newcomer newcomer) {
        String secret = GeneratedSecret.random();
        table.insert(
                GeneratedSecret.hash(secret),
                provider.id(),
                newcomer,
                clock.instant().plus(PendingCookie.LIFE));
        return secret;
    }

    /**
     * Makes the account. Where the name will not do, the person may try another one with the same secret.
     *
     * @throws DomainException INVALID where the secret is unknown, used or over, the issuer has been changed since, or the name is outside of the grammar, CONFLICT where it is
     *     taken
     */
    Onboarded onboard(String secret, String username) {
        try {
            return transactions.execute(running -> make(secret, username));
        } catch (DataAccessException lost) {
            throw new DomainException(ErrorKind.CONFLICT, "somebody took this name just now: choose another one", lost);
        }
    }

    private Onboarded make(String secret, String username) {
        OnboardingTable.Row row =
                table.take(GeneratedSecret.hash(secret), clock.instant()).orElseThrow(Onboarding::over);
        Provider provider = providers
                .find(row.providerId())
                .filter(found ->
                        found.enabled() && found.revision() == row.newcomer().revision())
                .orElseThrow(Onboarding::over);
        return new Onboarded(accounts.onboard(provider, row.newcomer().account(), username), row.newcomer());
    }

    private static DomainException over() {
        return new DomainException(
                ErrorKind.INVALID, "there is nobody to choose a name for any more: sign in at the issuer once more");
    }

    /** Those who went away without choosing a name are forgotten. */
    @Configuration(proxyBeanMethods = false)
    static class Reaper {

        @Bean
        RecurringTask<Void> expiredOnboardings(OnboardingTable table, Clock clock) {
            return RecurringWork.every(
                    "identity-onboarding-expiry", Duration.ofMinutes(10), () -> table.deleteExpired(clock.instant()));
        }
    }
}
