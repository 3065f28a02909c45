package dev.berth.identity.ldap;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of groups with every directory. */
abstract class GroupContract extends DirectoryContract {

    @Test
    void theGroupsAreThoseThatTheEntryNames() {
        String name = name();
        String dn = directory().addPerson(name, PASSWORD);
        directory().addGroup("crew of " + name, List.of(dn));
        directory().addGroup("cooks of " + name, List.of(dn));

        assertThat(groups(draft(), name)).containsExactlyInAnyOrder("crew of " + name, "cooks of " + name);
    }

    @Test
    void theGroupsAreThoseThatNameThePerson() {
        String name = name();
        String dn = directory().addPerson(name, PASSWORD);
        directory().addGroup("crew of " + name, List.of(dn));
        directory().addGroup("others than " + name, List.of(TestDirectory.READER));
        directory()
                .add(
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
        String dn = directory().addPerson(name, PASSWORD);
        directory().addGroup("crew of " + name, List.of(dn));
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
        String dn = directory().addPerson(name, PASSWORD);
        directory()
                .add(
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
        String dn = directory().addPerson(name, PASSWORD);
        String group = directory().addGroup("admins of " + name, List.of(dn));
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
        String group = directory().addGroup("found " + name(), List.of(TestDirectory.READER));
        Provider provider = draft().provider();

        ExternalGroup found = ldap().directories()
                .findGroup(provider, group.replace("cn=", "CN="))
                .orElseThrow();

        assertThat(found.key()).isEqualTo(group);
        assertThat(found.name()).startsWith("found ");
        assertThat(ldap().directories().findGroup(provider, "cn=none," + TestDirectory.GROUPS))
                .isEmpty();
        assertThat(ldap().directories().findGroup(provider, "cn=none,dc=elsewhere"))
                .isEmpty();
        assertThat(ldap().directories().findGroup(provider, "no name at all")).isEmpty();
    }

    @Test
    void thousandsOfGroupsComePageByPage() {
        String name = name();
        String dn = directory().addPerson(name, PASSWORD);
        IntStream.range(0, 1_200).forEach(i -> directory().addGroup(name + " " + i, List.of(dn)));

        assertThat(groups(searching("member"), name)).hasSize(1_200);
        assertThat(groups(draft(), name)).hasSize(1_200);
    }

    @Test
    void aGroupOfThousandsCostsItsMembersNothing() {
        String name = name();
        String dn = directory().addPerson(name, PASSWORD);
        List<String> others = IntStream.range(0, 5_000)
                .mapToObj(i -> "uid=other" + i + "," + TestDirectory.PEOPLE)
                .toList();
        directory()
                .add(
                        "cn=big " + name + "," + TestDirectory.GROUPS,
                        Stream.concat(
                                        Stream.of("objectClass: groupOfNames", "cn: big " + name, "member: " + dn),
                                        others.stream().map(other -> "member: " + other))
                                .toArray(String[]::new));

        assertThat(groups(searching("member"), name)).containsExactly("big " + name);
    }

    private List<String> groups(DirectoryDraft draft, String name) {
        return prove(draft, name, PASSWORD).orElseThrow().groups().stream()
                .map(ExternalGroup::name)
                .toList();
    }

    private boolean isAdministrator(DirectoryDraft draft, String name) {
        return prove(draft, name, PASSWORD).orElseThrow().administrator();
    }
}
