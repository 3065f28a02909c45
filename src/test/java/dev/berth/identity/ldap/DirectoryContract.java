package dev.berth.identity.ldap;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.unboundid.ldap.sdk.RDN;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
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
    void theGroupsAreThoseThatTheEntryNames() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        directory.addGroup("crew of " + name, List.of(dn));
        directory.addGroup("cooks of " + name, List.of(dn));

        assertThat(groups(draft(), name)).containsExactlyInAnyOrder("crew of " + name, "cooks of " + name);
    }

    @Test
    void theGroupsAreThoseThatNameThePerson() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        directory.addGroup("crew of " + name, List.of(dn));
        directory.addGroup("others than " + name, List.of(TestDirectory.READER));
        directory.add(
                "cn=posix of " + name + "," + TestDirectory.GROUPS,
                "objectClass: posixGroup",
                "cn: posix of " + name,
                "gidNumber: 7",
                "memberUid: " + name);

        assertThat(groups(searching("member"), name)).containsExactly("crew of " + name);
        assertThat(groups(searching("memberUid"), name)).containsExactly("posix of " + name);
    }

    @Test
    void groupsHaveToMatchAndToLieWhereTheyAreToBe() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        directory.addGroup("crew of " + name, List.of(dn));
        String filter = "(cn=crew*)";

        for (DirectoryDraft draft : List.of(draft(), searching("member"))) {
            assertThat(groups(draft.with(d -> d.groupFilter = filter), name)).containsExactly("crew of " + name);
            assertThat(groups(draft.with(d -> d.groupFilter = "(cn=cook*)"), name))
                    .isEmpty();
            assertThat(groups(draft.with(d -> d.groupFilter = "").with(d -> d.groupScope = 1), name))
                    .isEmpty();
            assertThat(groups(draft.with(d -> d.groupBaseDn = TestDirectory.GROUPS), name))
                    .containsExactly("crew of " + name);
            assertThat(groups(draft.with(d -> d.groupBaseDn = TestDirectory.PEOPLE), name))
                    .isEmpty();
        }
    }

    @Test
    void aGroupIsCalledWhatItsAttributeSays() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        directory.add(
                "cn=g " + name + "," + TestDirectory.GROUPS,
                "objectClass: groupOfNames",
                "cn: g " + name,
                "description: The crew",
                "member: " + dn);

        assertThat(groups(searching("member").with(draft -> draft.groupNameAttribute = "description"), name))
                .containsExactly("The crew");
        assertThat(groups(searching("member").with(draft -> draft.groupNameAttribute = "o"), name))
                .containsExactly("g " + name);
    }

    @Test
    void administratorsAreWhoIsInTheirGroupWhereverItLies() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        String group = directory.addGroup("admins of " + name, List.of(dn));
        String written = group.replace("cn=", "CN = ").replace(",ou", " , OU");

        for (DirectoryDraft draft : List.of(draft(), searching("member"))) {
            draft.groupBaseDn = TestDirectory.PEOPLE;
            assertThat(isAdministrator(draft.with(d -> d.groupAdminDn = written), name))
                    .isTrue();
            assertThat(isAdministrator(draft.with(d -> d.groupAdminDn = "cn=x" + group), name))
                    .isFalse();
            assertThat(isAdministrator(draft.with(d -> d.groupAdminDn = ""), name))
                    .isFalse();
        }
    }

    @Test
    void aGroupIsFoundByItsDistinguishedName() {
        String group = directory.addGroup("found " + name(), List.of(TestDirectory.READER));
        Provider provider = draft().provider();

        ExternalGroup found = ldap.directories()
                .findGroup(provider, group.replace("cn=", "CN="))
                .orElseThrow();

        assertThat(found.key()).isEqualTo(group);
        assertThat(found.name()).startsWith("found ");
        assertThat(ldap.directories().findGroup(provider, "cn=none," + TestDirectory.GROUPS))
                .isEmpty();
        assertThat(ldap.directories().findGroup(provider, "cn=none,dc=elsewhere"))
                .isEmpty();
        assertThat(ldap.directories().findGroup(provider, "no name at all")).isEmpty();
    }

    @Test
    void thousandsOfGroupsComePageByPage() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        IntStream.range(0, 1_200).forEach(i -> directory.addGroup(name + " " + i, List.of(dn)));

        assertThat(groups(searching("member"), name)).hasSize(1_200);
        assertThat(groups(draft(), name)).hasSize(1_200);
    }

    @Test
    void aGroupOfThousandsCostsItsMembersNothing() {
        String name = name();
        String dn = directory.addPerson(name, PASSWORD);
        List<String> others = IntStream.range(0, 5_000)
                .mapToObj(i -> "uid=other" + i + "," + TestDirectory.PEOPLE)
                .toList();
        directory.add(
                "cn=big " + name + "," + TestDirectory.GROUPS,
                Stream.concat(
                                Stream.of("objectClass: groupOfNames", "cn: big " + name, "member: " + dn),
                                others.stream().map(other -> "member: " + other))
                        .toArray(String[]::new));

        assertThat(groups(searching("member"), name)).containsExactly("big " + name);
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

    private List<String> groups(DirectoryDraft draft, String name) {
        return prove(draft, name, PASSWORD).orElseThrow().groups().stream()
                .map(ExternalGroup::name)
                .toList();
    }

    private boolean isAdministrator(DirectoryDraft draft, String name) {
        return prove(draft, name, PASSWORD).orElseThrow().administrator();
    }

    private void person(String dn, String uid, String cn) {
        directory.add(
                dn, "objectClass: inetOrgPerson", "uid: " + uid, "cn: " + cn, "sn: P", "userPassword: " + PASSWORD);
    }

    private static String dn(String name) {
        return new RDN("uid", name) + "," + TestDirectory.PEOPLE;
    }
}
