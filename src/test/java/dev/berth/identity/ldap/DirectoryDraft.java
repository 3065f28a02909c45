package dev.berth.identity.ldap;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.testkit.TestDirectory;

/** Settings of a directory that a test changes one of. */
final class DirectoryDraft {

    private static final AtomicLong IDS = new AtomicLong();

    String url;
    boolean startTls;
    boolean verifyCertificate = true;

    @Nullable
    String caCertificate;

    String searchDn = TestDirectory.READER;

    @Nullable
    String secret = TestDirectory.READER_PASSWORD;

    String baseDn = TestDirectory.BASE;
    int scope = 2;
    String filter = "(objectClass=inetOrgPerson)";
    String nameAttribute = "uid";
    String idAttribute = "";
    int timeoutSeconds = 10;
    String groupBaseDn = "";
    String groupFilter = "";
    String groupNameAttribute = "cn";
    int groupScope = 2;
    String groupAdminDn = "";
    String membershipAttribute = "memberOf";
    String memberAttribute = "";

    DirectoryDraft(String url, String caCertificate) {
        this.url = url;
        this.caCertificate = caCertificate;
    }

    static DirectoryDraft of(TestDirectory directory) {
        return new DirectoryDraft("ldaps://localhost:" + directory.tlsPort(), directory.authority());
    }

    static DirectoryDraft at(int port) {
        DirectoryDraft draft = new DirectoryDraft("ldap://localhost:" + port, "");
        draft.timeoutSeconds = 1;
        return draft;
    }

    DirectoryDraft with(Consumer<DirectoryDraft> change) {
        change.accept(this);
        return this;
    }

    LdapSettings settings() {
        return new LdapSettings(
                url,
                startTls,
                verifyCertificate,
                caCertificate,
                searchDn,
                secret,
                baseDn,
                scope,
                filter,
                nameAttribute,
                "mail",
                "cn",
                idAttribute,
                timeoutSeconds,
                groupBaseDn,
                groupFilter,
                groupNameAttribute,
                groupScope,
                groupAdminDn,
                membershipAttribute,
                memberAttribute);
    }

    /** A provider of its own, with a lane of its own. */
    Provider provider() {
        return new Provider(IDS.incrementAndGet(), "corp", true, true, settings(), 1, Instant.EPOCH, Instant.EPOCH);
    }
}
