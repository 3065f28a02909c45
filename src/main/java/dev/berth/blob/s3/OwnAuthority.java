package dev.berth.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of a PEM file, trusted instead of those of the JDK. */
final class OwnAuthority {

    private final TrustManager[] trustManagers;

    OwnAuthority(String pemFile) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates(Path.of(pemFile))) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            this.trustManagers = factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException(
                    "berth.blob.s3.ca-certificate: " + pemFile + " is no readable PEM file of certificates", unusable);
        }
    }

    private static Iterable<? extends Certificate> certificates(Path pemFile)
            throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    TrustManager[] trustManagers() {
        return trustManagers.clone();
    }
}
