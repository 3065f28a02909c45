package dev.berth.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.access.AccountVerifier;
import dev.berth.access.AuthorizationScheme;
import dev.berth.access.CredentialVerifier;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;

/** {@code Authorization: Basic} with a name and a password (RFC 7617): a person's, unless the name is of another kind of account. */
@Component
class BasicVerifier implements CredentialVerifier {

    private final PasswordSignIn signIn;
    private final List<AccountVerifier> others;

    BasicVerifier(PasswordSignIn signIn, List<AccountVerifier> others) {
        this.signIn = signIn;
        this.others = others;
    }

    @Override
    public AuthorizationScheme scheme() {
        return AuthorizationScheme.BASIC;
    }

    @Override
    public Principal verify(String credential, String address) {
        String pair = decode(credential);
        int colon = pair.indexOf(':');
        if (colon < 1 || pair.indexOf('\0') >= 0) {
            throw unreadable();
        }
        return verify(pair.substring(0, colon), pair.substring(colon + 1), address);
    }

    private Principal verify(String name, String secret, String address) {
        for (AccountVerifier other : others) {
            if (other.owns(name)) {
                return other.verify(name, secret, address);
            }
        }
        return signIn.signIn(name, secret, address);
    }

    private static String decode(String credential) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(credential)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw unreadable();
        }
    }

    private static Unauthenticated unreadable() {
        return new Unauthenticated(
                "the Authorization header cannot be read: expected Basic base64(username:password) in UTF-8");
    }
}
