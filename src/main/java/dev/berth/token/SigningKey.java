package dev.berth.token;

import java.time.Duration;
import java.time.Instant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** A key pair on P-256, named by its RFC 7638 thumbprint. */
record SigningKey(ECKey jwk, Instant createdAt) {

    static SigningKey generate(Instant now) {
        try {
            return new SigningKey(
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate(), now);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java runtime cannot make a key on P-256", e);
        }
    }

    boolean isOlderThan(Duration age, Instant now) {
        return createdAt.plus(age).isBefore(now);
    }

    /** Without the private part, which belongs into no log. */
    @Override
    public String toString() {
        return "SigningKey[" + jwk.getKeyID() + ", " + createdAt + "]";
    }
}
