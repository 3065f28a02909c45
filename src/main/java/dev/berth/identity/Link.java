package dev.berth.identity;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ExternalAccount;

/**
 * Which account at a provider is which account here. The provider's lasting key decides, never a name or an address (S31).
 *
 * @param name what the provider calls the person
 * @param administrator whether the provider's group of administrators held the person at the last sign-in
 * @param signedInAt absent where the person has not signed in by it yet
 */
record Link(
        long id,
        long providerId,
        String subject,
        long userId,
        String name,
        boolean administrator,
        @Nullable Instant signedInAt) {

    /** How exactly the time of the last sign-in is kept: clients that sign in with every request do not write each time. */
    private static final Duration EXACTNESS = Duration.ofMinutes(10);

    /** Whether a sign-in now, with what the provider says, leaves something to write. */
    boolean isOutdated(ExternalAccount account, Instant now) {
        return !name.equals(ExternalText.name(account))
                || administrator != account.administrator()
                || signedInAt == null
                || signedInAt.plus(EXACTNESS).isBefore(now);
    }
}
