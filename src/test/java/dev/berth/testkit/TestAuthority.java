package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority that nobody trusts unless told to, for servers of tests that speak TLS. */
public final class TestAuthority {

    /** A server's key and certificate. */
    public record Identity(PrivateKey key, X509Certificate certificate) {

        /** For the server's side of TLS. */
        public SSLContext serverContext() {
            try {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                store.setKeyEntry("server", key, new char[0], new X509Certificate[] {certificate});
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, new char[0]);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        public String certificatePem() {
            return TestAuthority.pem(certificate);
        }
    }

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(this.name, keys, Instant.now().plus(1, ChronoUnit.DAYS), null);
    }

    /** The certificate by which others trust this authority. */
    public String pem() {
        return pem(certificate);
    }

    /** A certificate of a server with this name, for a day from yesterday on. */
    public Identity identity(String host) {
        return identity(host, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    /** One that is good until then. */
    public Identity identity(String host, Instant end) {
        KeyPair own = newKeys();
        return new Identity(own.getPrivate(), sign(new X500Name("CN=" + host), own, end, host));
    }

    private X509Certificate sign(X500Name subject, KeyPair subjectKeys, Instant end, @Nullable String host) {
        Date start = Date.from(end.minus(2, ChronoUnit.DAYS));
        BigInteger serial = new BigInteger(64, new SecureRandom());
        var builder =
                new JcaX509v3CertificateBuilder(name, serial, start, Date.from(end), subject, subjectKeys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
            if (host != null) {
                var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }
}
