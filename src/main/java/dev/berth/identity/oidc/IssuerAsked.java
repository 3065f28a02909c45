package dev.berth.identity.oidc;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

import dev.berth.access.Unauthenticated;
import dev.berth.identity.provider.Lanes;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;
import dev.berth.platform.outward.AddressRefused;

/**
 * Asks an issuer in its lane. What was tried and what was answered is for the administrator's log; who signs in hears only whether it is worth
 * another try.
 */
@Component
class IssuerAsked {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerAsked.class);
    private static final int LONGEST = 1_000;

    private final Lanes lanes;
    private final Issuers issuers;

    IssuerAsked(Lanes lanes, Issuers issuers) {
        this.lanes = lanes;
        this.issuers = issuers;
    }

    /** What is asked of an issuer whose metadata are known. */
    @FunctionalInterface
    interface Question<T> {

        T ask(Issuer issuer);
    }

    /**
     * @throws RetryLater UNAVAILABLE where the issuer does not answer, or in a way by which nobody can sign in
     * @throws Unauthenticated where it, or what it sent, does not prove who somebody is
     */
    <T> T ask(Provider provider, Question<T> question) {
        try {
            Supplier<T> call = () -> question.ask(issuers.of(provider));
            return lanes.within(provider, call::get);
        } catch (ProviderAway | ProviderRefused | AddressRefused e) {
            LOG.warn("Nobody can sign in by the issuer \"{}\": {}", provider.name(), printable(e.getMessage()));
            throw new RetryLater(
                    ErrorKind.UNAVAILABLE,
                    "nobody can sign in by this issuer at the moment: try again later, or sign in another way",
                    Duration.ofSeconds(10));
        } catch (AuthenticationException | JwtException e) {
            LOG.warn("A sign-in by the issuer \"{}\" was refused: {}", provider.name(), printable(reason(e)));
            throw new Unauthenticated("the issuer's answer does not prove who you are: sign in once more");
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode() + ", "
                        + Objects.requireNonNullElse(refused.getError().getDescription(), "without a word why")
                : String.valueOf(failure.getMessage());
    }

    /** Some of it is the issuer's text, or a stranger's: one line, and not a long one. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
