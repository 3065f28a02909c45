package dev.berth.platform.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals what the database or a cookie is to keep and nobody may read or change there (S15): AES-256 in Galois/Counter mode (NIST SP
 * 800-38D), with a random nonce for each text. What is sealed for one purpose cannot be passed off as sealed for another.
 */
@Component
public class Secrets {

    private static final String FORM = "1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySource keys;
    private final SecureRandom random = new SecureRandom();

    Secrets(SecretKeySource keys) {
        this.keys = keys;
    }

    /**
     * @param purpose what the text is for, the same word for {@link #open}
     * @return letters, digits and the characters . _ - alone
     */
    public String seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(text.getBytes(UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES in Galois/Counter mode", e);
        }
    }

    /** @throws SecretUnreadable where it was not sealed so, with this key and for this purpose */
    public String open(String purpose, String sealed) {
        if (!sealed.startsWith(FORM)) {
            throw new SecretUnreadable(null);
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed.substring(FORM.length()));
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new SecretUnreadable(null);
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES),
                    UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretUnreadable(e);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }
}
