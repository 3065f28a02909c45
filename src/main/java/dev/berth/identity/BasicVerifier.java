package dev.berth.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.springframework.stereotype.Component;

import dev.berth.access.AuthorizationScheme;
import dev.berth.access.CredentialVerifier;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;

/** {@code Authorization: Basic} with a user name and a password (RFC 7617). */
@Component
class BasicVerifier implements CredentialVerifier {

    private final PasswordSignIn signIn;

    BasicVerifier(PasswordSignIn signIn) {
        this.signIn = signIn;
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
        return signIn.signIn(pair.substring(0, colon), pair.substring(colon + 1), address);
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
