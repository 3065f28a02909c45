package dev.berth.identity.ldap;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.TrialStep;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings that cannot work are refused with the step that failed. */
class LdapTrialTest {

    private static Ldap ldap;
    private static DirectoryServer directory;

    @BeforeAll
    static void start() {
        ldap = new Ldap(Ldap.LOOPBACK);
        directory = DirectoryServer.start();
        directory.addPerson("alice", "Ship-ahoy-42");
        directory.addGroup("admins", List.of(TestDirectory.READER));
    }

    @AfterAll
    static void close() {
        directory.close();
        ldap.close();
    }

    @Test
    void whatWorksIsTakenStepByStep() {
        DirectoryDraft draft = DirectoryDraft.of(directory).with(d -> {
            d.url = "ldap://localhost:" + directory.port();
            d.startTls = true;
            d.groupAdminDn = "cn=Admins," + TestDirectory.GROUPS;
        });

        ldap.trial().require(draft.settings());
        assertThat(ldap.trial().steps(draft.settings()))
                .allMatch(TrialStep::success)
                .extracting(TrialStep::name)
                .containsExactly("settings", "connection", "StartTLS", "sign-in", "people", "groups", "administrators");
    }

    @Test
    void theFirstStepThatFailsIsTheLast() {
        List<TrialStep> steps = ldap.trial()
                .steps(DirectoryDraft.of(directory)
                        .with(draft -> draft.secret = "Wrong-Secret-8")
                        .settings());

        assertThat(steps).extracting(TrialStep::success).containsExactly(true, true, false);
        assertThat(steps.getLast().name()).isEqualTo("sign-in");
        assertThat(steps.getLast().message())
                .contains("49 (invalid credentials)")
                .doesNotContain("Wrong-Secret-8");
    }

    @Test
    void eachStepSaysWhatWasTriedAndWhatWasAnswered() {
        refused(draft -> draft.url = "ldaps://localhost:1", "no connection to localhost:1 (127.0.0.1) by TLS: ");
        refused(draft -> draft.caCertificate = "", "no connection to localhost:", "certification path");
        refused(draft -> draft.searchDn = "cn=nobody", "sign-in as \"cn=nobody\" failed: 49 (invalid credentials)");
        refused(draft -> draft.searchDn = "", "search below", "50 (insufficient access rights)");
        refused(draft -> draft.baseDn = "dc=elsewhere", "search below \"dc=elsewhere\"", "32 (no such object)");
        refused(draft -> draft.baseDn = "elsewhere", "the base DN is \"elsewhere\"");
        refused(draft -> draft.filter = "(objectClass=", "\"(objectClass=\" is no filter");
        refused(draft -> draft.filter = "(sn=Nobody)", "nobody below", "matches (sn=Nobody)");
        refused(draft -> draft.nameAttribute = "sAMAccountName", "nobody below", "\"sAMAccountName\"");
        refused(draft -> draft.idAttribute = "employeeNumber", "nobody below", "one value of \"employeeNumber\"");
        refused(draft -> draft.groupBaseDn = "ou=none," + TestDirectory.BASE, "search below \"ou=none,", "32");
        refused(draft -> draft.groupFilter = "(cn=", "\"(cn=\" is no filter");
        refused(
                draft -> draft.groupAdminDn = "cn=none," + TestDirectory.GROUPS,
                "the group of administrators \"cn=none,ou=groups,dc=example,dc=org\" was not found");
        refused(draft -> draft.groupAdminDn = "none", "the DN of the group of administrators is \"none\"");
    }

    private static void refused(Consumer<DirectoryDraft> change, String... messages) {
        DirectoryDraft draft = DirectoryDraft.of(directory).with(change);

        assertThatThrownBy(() -> ldap.trial().require(draft.settings()))
                .isInstanceOf(ProviderRefused.class)
                .hasMessageContainingAll(messages)
                .hasMessageNotContaining(String.valueOf(draft.secret));
    }
}
