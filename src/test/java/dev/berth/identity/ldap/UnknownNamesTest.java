package dev.berth.identity.ldap;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is not known costs what a wrong password costs, and what is shown to a directory is what belongs there. */
class UnknownNamesTest {

    private static final String PASSWORD = "Ship-ahoy-42";
    private static final String ALICE = "uid=alice," + TestDirectory.PEOPLE;

    private static Ldap ldap;
    private static DirectoryServer directory;

    private int before;

    @BeforeAll
    static void start() {
        ldap = new Ldap(Ldap.LOOPBACK);
        directory = DirectoryServer.start();
        directory.addPerson("alice", PASSWORD);
        directory.addPerson("twin", PASSWORD);
        directory.add("cn=twin," + TestDirectory.GROUPS, "objectClass: inetOrgPerson", "uid: twin");
    }

    @AfterAll
    static void close() {
        directory.close();
        ldap.close();
    }

    @BeforeEach
    void count() {
        before = directory.binds();
    }

    @Test
    void S03_anUnknownNameCostsOneSignInAsAWrongPasswordDoes() {
        assertThat(prove("alice", "wrong")).isEmpty();
        int wrong = directory.binds() - before;

        for (String name : List.of("nobody", "twin")) {
            before = directory.binds();
            assertThat(prove(name, "wrong")).isEmpty();
            assertThat(directory.binds() - before).as(name).isEqualTo(wrong);
        }
    }

    @Test
    void aPasswordIsNotShownWhereItsNameIsUnknown() {
        String secret = "Secret-of-somebody-else-1";

        assertThat(prove("nobody", secret)).isEmpty();
        assertThat(prove("twin", secret)).isEmpty();

        assertThat(directory.passwordsShown()).doesNotContain(secret);
    }

    @Test
    void aPasswordIsShownForTheOneEntryAndOnce() {
        String secret = "Another-Secret-2";

        assertThat(prove("alice", secret)).isEmpty();

        assertThat(directory.passwordsShownFor(ALICE)).containsOnlyOnce(secret);
        assertThat(directory.passwordsShown()).containsOnlyOnce(secret);
    }

    @Test
    void anEmptyPasswordIsNotEvenTried() {
        assertThat(prove("alice", "")).isEmpty();

        assertThat(directory.binds()).isEqualTo(before);
    }

    @Test
    void anEntryWithoutANameIsNobodyAlthoughTheDirectoryLetsStrangersIn() {
        DirectoryDraft rootEntry = DirectoryDraft.of(directory).with(draft -> {
            draft.baseDn = "";
            draft.scope = 0;
            draft.filter = "";
            draft.nameAttribute = "objectClass";
        });

        assertThat(ldap.directories().prove(rootEntry.provider(), "top", PASSWORD))
                .isEmpty();
    }

    @Test
    void anAccountThatIsLockedOrExpiredLooksLikeAWrongPassword() {
        for (String data : List.of("52e", "532", "533", "701", "773", "775")) {
            answer(ResultCode.INVALID_CREDENTIALS, "80090308: LdapErr: DSID-0C090447, data " + data + ", v4563");
            assertThat(prove("alice", PASSWORD)).as(data).isEmpty();
        }
        answer(ResultCode.UNWILLING_TO_PERFORM, "Account inactivated. Contact system administrator.");
        assertThat(prove("alice", PASSWORD)).isEmpty();
        answer(ResultCode.CONSTRAINT_VIOLATION, "Exceed password retry limit. Please try later.");
        assertThat(prove("alice", PASSWORD)).isEmpty();
    }

    @Test
    void aDirectoryThatIsBusyIsAway() {
        for (ResultCode code : List.of(ResultCode.BUSY, ResultCode.UNAVAILABLE, ResultCode.CONFIDENTIALITY_REQUIRED)) {
            answer(code, "later");
            assertThatThrownBy(() -> prove("alice", PASSWORD))
                    .isInstanceOf(ProviderAway.class)
                    .hasMessageContaining("sign-in as \"" + ALICE + "\" failed: " + code.intValue());
        }
    }

    private static void answer(ResultCode code, String words) {
        directory.answerBinds(ALICE, new LDAPException(code, words));
    }

    private static Optional<ExternalAccount> prove(String name, String password) {
        return ldap.directories().prove(DirectoryDraft.of(directory).provider(), name, password);
    }
}
