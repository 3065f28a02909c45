package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;

/** OpenLDAP's server as a process of its own, with the overlays that keep {@code memberOf} and a policy for passwords. */
public final class SlapdServer implements TestDirectory {

    /** Holds for everybody: locked after two failures, and whose password was reset changes it first. */
    public static final int FAILURES = 2;

    private static final Path BINARY = Path.of("/usr/sbin/slapd");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOT = "cn=root," + BASE;
    private static final String ROOT_PASSWORD = "Root-Secret-7";
    private static final String POLICY = "cn=policy," + BASE;

    private final Process process;
    private final LDAPConnection root;
    private final int port;
    private final int tlsPort;
    private final String authority;

    private SlapdServer(Process process, int port, int tlsPort, String authority) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
        this.authority = authority;
        this.root = connect();
    }

    public static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    public static SlapdServer start() {
        try {
            Path home = TestProcess.directory("slapd");
            TestAuthority authority = new TestAuthority("Test Directory CA");
            configure(home, authority);
            int port = freePort();
            int tlsPort = freePort();
            String listen = "ldap://127.0.0.1:%d/ ldaps://127.0.0.1:%d/".formatted(port, tlsPort);
            List<String> command = List.of(
                    BINARY.toString(),
                    "-d",
                    "0",
                    "-f",
                    home.resolve("slapd.conf").toString(),
                    "-h",
                    listen);
            Process process = TestProcess.start(home, Map.of(), command);
            return new SlapdServer(process, port, tlsPort, authority.pem()).withBase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Path home, TestAuthority authority) throws IOException {
        TestAuthority.Identity identity = authority.identity("localhost");
        Files.createDirectory(home.resolve("data"));
        Files.writeString(home.resolve("authority.pem"), authority.pem());
        Files.writeString(home.resolve("certificate.pem"), identity.certificatePem());
        Files.writeString(home.resolve("key.pem"), identity.keyPem());
        Files.writeString(home.resolve("slapd.conf"), configuration(home));
    }

    private static String configuration(Path home) {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/nis.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                moduleload refint
                moduleload ppolicy
                pidfile %1$s/pid
                TLSCACertificateFile %1$s/authority.pem
                TLSCertificateFile %1$s/certificate.pem
                TLSCertificateKeyFile %1$s/key.pem
                require bind
                database mdb
                directory %1$s/data
                maxsize 268435456
                suffix "%2$s"
                rootdn "%3$s"
                rootpw %4$s
                limits dn.exact="%5$s" size.soft=500 size.hard=500 size.prtotal=unlimited
                index objectClass,uid,cn,member,memberOf eq
                access to attrs=userPassword by anonymous auth by * none
                access to * by dn.exact="%5$s" read by * none
                overlay memberof
                memberof-group-oc groupOfNames
                overlay refint
                refint_attributes member memberOf
                overlay ppolicy
                ppolicy_default "%6$s"
                ppolicy_use_lockout
                """.formatted(home, BASE, ROOT, ROOT_PASSWORD, READER, POLICY);
    }

    private SlapdServer withBase() {
        add(BASE, "objectClass: dcObject", "objectClass: organization", "dc: example", "o: Example");
        add(PEOPLE, "objectClass: organizationalUnit", "ou: people");
        add(GROUPS, "objectClass: organizationalUnit", "ou: groups");
        add(
                READER,
                "objectClass: organizationalRole",
                "objectClass: simpleSecurityObject",
                "cn: reader",
                "userPassword: " + READER_PASSWORD);
        add(
                POLICY,
                "objectClass: device",
                "objectClass: pwdPolicy",
                "cn: policy",
                "pwdAttribute: userPassword",
                "pwdLockout: TRUE",
                "pwdMaxFailure: " + FAILURES,
                "pwdMustChange: TRUE");
        return this;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public String authority() {
        return authority;
    }

    @Override
    public void add(String dn, String... attributes) {
        try {
            root.add(TestDirectory.entry(dn, attributes));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String addGroup(String name, List<String> members) {
        String dn = new RDN("cn", name) + "," + GROUPS;
        List<String> attributes = new ArrayList<>(List.of("objectClass: groupOfNames", "cn: " + name));
        members.forEach(member -> attributes.add("member: " + member));
        add(dn, attributes.toArray(String[]::new));
        return dn;
    }

    @Override
    public void close() {
        root.close();
        process.destroy();
    }

    private LDAPConnection connect() {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return new LDAPConnection("127.0.0.1", port, ROOT, ROOT_PASSWORD);
            } catch (LDAPException e) {
                if (Instant.now().isAfter(end) || !process.isAlive()) {
                    throw new IllegalStateException("slapd did not start: its log lies below target/test-servers", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
