package dev.berth.testkit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.RDN;

/** A {@link TestDirectory} in this JVM, without a schema. It takes a moment to start: tests of one class share one. */
public final class DirectoryServer implements TestDirectory {

    private final InMemoryDirectoryServer server;
    private final BindRecord binds;
    private final String authority;

    private DirectoryServer(InMemoryDirectoryServer server, BindRecord binds, String authority) {
        this.server = server;
        this.binds = binds;
        this.authority = authority;
    }

    public static DirectoryServer start() {
        TestAuthority authority = new TestAuthority("Test Directory CA");
        return start(authority.identity("localhost"), authority.pem());
    }

    /** One with a certificate of its own, as bad as a test needs it. */
    public static DirectoryServer start(TestAuthority.Identity identity, String authority) {
        return start(identity, authority, true);
    }

    /** One whose plain port refuses to turn to TLS. */
    public static DirectoryServer withoutStartTls() {
        TestAuthority authority = new TestAuthority("Test Directory CA");
        return start(authority.identity("localhost"), authority.pem(), false);
    }

    private static DirectoryServer start(TestAuthority.Identity identity, String authority, boolean startTls) {
        try {
            SSLContext tls = identity.serverContext();
            var loopback = InetAddress.getLoopbackAddress();
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.setGenerateOperationalAttributes(true);
            config.setMaxChangeLogEntries(0);
            config.setAuthenticationRequiredOperationTypes(
                    OperationType.SEARCH, OperationType.COMPARE, OperationType.MODIFY, OperationType.ADD);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig(
                            "plain", loopback, 0, startTls ? tls.getSocketFactory() : null),
                    InMemoryListenerConfig.createLDAPSConfig(
                            "tls", loopback, 0, tls.getServerSocketFactory(), tls.getSocketFactory()));
            var binds = new BindRecord();
            config.addInMemoryOperationInterceptor(binds);
            var server = new InMemoryDirectoryServer(config);
            server.startListening();
            return new DirectoryServer(server, binds, authority).withBase();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private DirectoryServer withBase() {
        add(BASE, "objectClass: domain", "dc: example");
        add(PEOPLE, "objectClass: organizationalUnit", "ou: people");
        add(GROUPS, "objectClass: organizationalUnit", "ou: groups");
        add(READER, "objectClass: organizationalRole", "cn: reader", "userPassword: " + READER_PASSWORD);
        return this;
    }

    @Override
    public int port() {
        return server.getListenPort("plain");
    }

    @Override
    public int tlsPort() {
        return server.getListenPort("tls");
    }

    @Override
    public String authority() {
        return authority;
    }

    @Override
    public void add(String dn, String... attributes) {
        try {
            server.add(TestDirectory.entry(dn, attributes));
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
        members.forEach(member -> addMembership(member, dn));
        return dn;
    }

    /** Says at a person's entry alone that there is such a group. */
    public void addMembership(String person, String... groups) {
        modify(person, new Modification(ModificationType.ADD, "memberOf", groups));
    }

    public void modify(String dn, Modification... modifications) {
        try {
            server.modify(dn, modifications);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often somebody has tried to sign in. */
    public int binds() {
        return binds.seen().size();
    }

    /** The passwords that were shown to it for this entry. */
    public List<String> passwordsShownFor(String dn) {
        return binds.seen().stream()
                .filter(bind -> bind.dn().equals(dn))
                .map(BindRecord.Bind::password)
                .toList();
    }

    /** All passwords that were shown to it. */
    public List<String> passwordsShown() {
        return binds.seen().stream().map(BindRecord.Bind::password).toList();
    }

    /** Answers every sign-in as this entry so, until another test says otherwise. */
    public void answerBinds(String dn, LDAPException answer) {
        binds.answer(dn, answer);
    }

    /** Lets nobody in and nothing out until {@link #restart}. */
    public void stop() {
        server.shutDown(true);
    }

    /** Listens again, on the same ports. */
    public void restart() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
