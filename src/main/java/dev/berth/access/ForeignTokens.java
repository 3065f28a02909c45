package dev.berth.access;

import java.util.Optional;

import dev.berth.platform.DomainException;

/** Tokens in {@code Authorization: Bearer} that others have issued than this server. The API and the token service take them, /v2 does not. */
public interface ForeignTokens {

    /**
     * @return absent where the token does not even claim to be of somebody who is known here; then nobody was asked
     * @throws Unauthenticated where it claims so and is not valid, or its person has no account
     * @throws DomainException UNAVAILABLE where its issuer had to be asked and does not answer
     */
    Optional<Principal> verify(String token);
}
