package dev.berth.identity.ldap;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.unboundid.ldap.sdk.RDN;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds with every directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryContract {

    static final String PASSWORD = "Ship-ahoy-42";

    private TestDirectory directory;
    private Ldap ldap;

    abstract TestDirectory start();

    @BeforeAll
    void startAll() {
        directory = start();
        ldap = new Ldap(Ldap.LOOPBACK);
    }

    @AfterAll
    void closeAll() {
        if (ldap != null) {
            ldap.close();
            directory.close();
        }
    }

    TestDirectory directory() {
        return directory;
    }

    Ldap ldap() {
        return ldap;
    }

    Optional<ExternalAccount> prove(DirectoryDraft draft, String name, String password) {
        return ldap.directories().prove(draft.provider(), name, password);
    }

    DirectoryDraft draft() {
        return DirectoryDraft.of(directory);
    }

    static String name() {
        return "p" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void somebodyProvesToBeWhoTheyAre() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        ExternalAccount account = prove(draft(), name, PASSWORD).orElseThrow();

        assertThat(account.name()).isEqualTo(name);
        assertThat(account.realname()).isEqualTo(name);
        assertThat(account.email()).endsWith("@example.org");
        assertThat(UUID.fromString(account.subject()).toString()).isEqualTo(account.subject());
        assertThat(account.groups()).isEmpty();
        assertThat(account.administrator()).isFalse();
    }

    @Test
    void aWrongPasswordAndAnEmptyOneProveNothing() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft(), name, PASSWORD + "x")).isEmpty();
        assertThat(prove(draft(), name, "")).isEmpty();
        assertThat(prove(draft(), name(), PASSWORD)).isEmpty();
        assertThat(prove(draft(), "", PASSWORD)).isEmpty();
    }

    @Test
    void thePasswordIsThatOfTheNameAndOfNobodyElse() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft(), name, TestDirectory.READER_PASSWORD)).isEmpty();
        assertThat(prove(draft(), "reader", TestDirectory.READER_PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Neill, Jane",
                "quote\"d",
                "back\\slash",
                "a+b",
                "plus+comma,and=equals",
                "Jürgen Müller",
                "名前",
                " #hash",
                "semi;colon<>",
                "star*name",
                "(paren)"
            })
    void namesMayHaveAnyCharacters(String odd) {
        String name = odd + name();
        directory.addPerson(name, PASSWORD);
        directory.addGroup("of " + name, List.of(dn(name)));

        ExternalAccount account = prove(draft(), name, PASSWORD).orElseThrow();

        assertThat(account.name().strip()).isEqualTo(name.strip());
        assertThat(account.groups()).extracting(ExternalGroup::name).containsExactly("of " + name);
        assertThat(prove(draft(), name, "wrong")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "%s*", "%s)(uid=*", "%s)(|(uid=*", "*)(objectClass=*", "%s\0", "\0", "%s\\2a", "%s)(cn=%1$s"
            })
    void S36_aNameIsNeverAFilter(String injected) {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft(), injected.formatted(name), PASSWORD)).isEmpty();
    }

    @Test
    void twoEntriesOfOneNameAreNobody() {
        String name = name();
        directory.addPerson(name, PASSWORD);
        person("cn=another " + name + "," + TestDirectory.PEOPLE, name, "another " + name);

        assertThat(prove(draft(), name, PASSWORD)).isEmpty();
    }

    @Test
    void whoDoesNotMatchTheFilterIsNobody() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft().with(draft -> draft.filter = "(sn=Person)"), name, PASSWORD))
                .isPresent();
        assertThat(prove(draft().with(draft -> draft.filter = "sn=Person"), name, PASSWORD))
                .isPresent();
        assertThat(prove(draft().with(draft -> draft.filter = "(sn=Nobody)"), name, PASSWORD))
                .isEmpty();
        assertThat(prove(draft().with(draft -> draft.filter = ""), name, PASSWORD))
                .isPresent();
    }

    @Test
    void whoLiesElsewhereIsNobody() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft().with(draft -> draft.baseDn = TestDirectory.GROUPS), name, PASSWORD))
                .isEmpty();
        assertThat(prove(draft().with(draft -> draft.scope = 1), name, PASSWORD))
                .isEmpty();
        assertThat(prove(
                        draft().with(draft -> {
                            draft.scope = 1;
                            draft.baseDn = TestDirectory.PEOPLE;
                        }),
                        name,
                        PASSWORD))
                .isPresent();
    }

    @Test
    void peopleSignInByTheAttributeThatTheSettingsName() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        String mail = Objects.requireNonNull(
                prove(draft(), name, PASSWORD).orElseThrow().email());

        ExternalAccount account = prove(draft().with(draft -> draft.nameAttribute = "mail"), mail, PASSWORD)
                .orElseThrow();

        assertThat(dn).startsWith("uid=");
        assertThat(account.name()).isEqualTo(mail);
    }

    @Test
    void S31_theKeyIsWhatTheSettingsSay() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThat(prove(draft().with(draft -> draft.idAttribute = "mail"), name, PASSWORD)
                        .map(ExternalAccount::subject))
                .isEqualTo(prove(draft(), name, PASSWORD).map(ExternalAccount::email));
        assertThat(prove(draft().with(draft -> draft.idAttribute = "employeeNumber"), name, PASSWORD))
                .isEmpty();
    }

    @Test
    void caseTellsNoTwoNamesApart() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        ExternalAccount upper =
                prove(draft(), name.toUpperCase(Locale.ROOT), PASSWORD).orElseThrow();

        assertThat(upper.name()).isEqualTo(name);
        assertThat(upper.subject())
                .isEqualTo(prove(draft(), name, PASSWORD).orElseThrow().subject());
    }

    @Test
    void aPlainConnectionBecomesTlsBeforeAnythingIsSaid() {
        String name = name();
        directory.addPerson(name, PASSWORD);
        DirectoryDraft draft = draft().with(d -> d.url = "ldap://localhost:" + directory.port());

        assertThat(prove(draft.with(d -> d.startTls = true), name, PASSWORD)).isPresent();
        assertThatThrownBy(() -> prove(draft.with(d -> d.caCertificate = ""), name, PASSWORD))
                .isInstanceOf(ProviderAway.class)
                .hasMessageContaining("StartTLS failed");
    }

    @Test
    void withoutTheSearchingAccountsPasswordNothingIsAsked() {
        String name = name();
        directory.addPerson(name, PASSWORD);

        assertThatThrownBy(() -> prove(draft().with(draft -> draft.secret = "Wrong-Secret-8"), name, PASSWORD))
                .isInstanceOf(ProviderAway.class)
                .hasMessageContaining("sign-in as \"" + TestDirectory.READER + "\" failed: 49 (invalid credentials)")
                .hasMessageNotContaining("Wrong-Secret-8");
    }

    @Test
    void theTrialTakesWhatWorks() {
        directory.addPerson(name(), PASSWORD);

        ldap.trial().require(draft().settings());
        ldap.trial().require(searching("member").settings());
    }

    DirectoryDraft searching(String memberAttribute) {
        return draft().with(draft -> {
            draft.membershipAttribute = "";
            draft.memberAttribute = memberAttribute;
        });
    }

    private void person(String dn, String uid, String cn) {
        directory.add(
                dn, "objectClass: inetOrgPerson", "uid: " + uid, "cn: " + cn, "sn: P", "userPassword: " + PASSWORD);
    }

    private static String dn(String name) {
        return new RDN("uid", name) + "," + TestDirectory.PEOPLE;
    }
}
