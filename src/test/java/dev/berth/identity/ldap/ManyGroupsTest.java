package dev.berth.identity.ldap;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.testkit.DirectoryServer;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody in five thousand groups, among whom there is one of five thousand members. */
class ManyGroupsTest {

    private static final int MANY = 5_000;
    private static final String PASSWORD = "Ship-ahoy-42";
    private static final String ALICE = "uid=alice," + TestDirectory.PEOPLE;

    private static Ldap ldap;
    private static DirectoryServer directory;

    @BeforeAll
    static void start() {
        ldap = new Ldap(Ldap.LOOPBACK);
        directory = DirectoryServer.start();
        directory.addPerson("alice", PASSWORD);
        List<String> crowd = IntStream.range(0, MANY)
                .mapToObj(i -> "uid=sailor" + i + "," + TestDirectory.PEOPLE)
                .toList();
        for (int i = 0; i < MANY; i++) {
            directory.add(group(i), "objectClass: groupOfNames", "cn: group" + i, "member: " + ALICE);
        }
        directory.modify(group(0), new Modification(ModificationType.ADD, "member", crowd.toArray(String[]::new)));
        directory.addMembership(
                ALICE, IntStream.range(0, MANY).mapToObj(ManyGroupsTest::group).toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        directory.close();
        ldap.close();
    }

    @Test
    void theEntryMayNameThem() {
        assertThat(groups(draft())).hasSize(MANY);
    }

    @Test
    void theyMayNameTheEntry() {
        assertThat(groups(draft().with(draft -> draft.membershipAttribute = "")
                        .with(draft -> draft.memberAttribute = "member")))
                .hasSize(MANY);
    }

    @Test
    void eachMayHaveToBeLookedAt() {
        assertThat(groups(draft().with(draft -> draft.groupFilter = "(cn=group1*)")))
                .hasSize(1_111);
    }

    private static DirectoryDraft draft() {
        return DirectoryDraft.of(directory).with(draft -> draft.groupAdminDn = group(4_321));
    }

    private static List<ExternalGroup> groups(DirectoryDraft draft) {
        ExternalAccount account =
                ldap.directories().prove(draft.provider(), "alice", PASSWORD).orElseThrow();
        assertThat(account.administrator()).isTrue();
        assertThat(account.groups()).extracting(ExternalGroup::key).doesNotHaveDuplicates();
        return account.groups();
    }

    private static String group(int number) {
        return "cn=group" + number + "," + TestDirectory.GROUPS;
    }
}
