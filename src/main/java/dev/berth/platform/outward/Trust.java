package dev.berth.platform.outward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

import com.unboundid.util.ssl.TrustAllTrustManager;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Whose certificates a connection trusts.
 *
 * @param verify false trusts whatever is shown, the host's name included: for trying out, as Harbor's {@code …_verify_cert}
 * @param authorities PEM certificates trusted instead of the JDK's; absent or empty for the JDK's
 */
public record Trust(boolean verify, @Nullable String authorities) {

    /** @throws DomainException INVALID where the certificates cannot be read */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the CA certificate cannot be read: expected one or more certificates in PEM form");
        }
    }

    private TrustManager @Nullable [] managers() throws GeneralSecurityException, IOException {
        if (!verify) {
            return new TrustManager[] {new TrustAllTrustManager()};
        }
        return authorities == null || authorities.isBlank() ? null : of(authorities);
    }

    /**
     * What trusts these certificates alone.
     *
     * @param pem one or more, one after the other
     */
    public static TrustManager[] of(String pem) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
