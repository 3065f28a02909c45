package dev.berth.robot;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Credential;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.access.RobotRights;
import dev.berth.access.Role;
import dev.berth.access.SystemRole;
import dev.berth.testkit.Memberships;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** S02 for people: the roles that may make robots today hold all that these can have, so the rule is tried by itself. */
class RobotAuthorityTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Permission PULL = Permission.to(Action.PULL, Resource.REPOSITORY);
    private static final Permission DELETE = Permission.to(Action.DELETE, Resource.REPOSITORY);
    private static final Permission LIST_METADATA = Permission.to(Action.LIST, Resource.METADATA);

    private final RobotAuthority authority = new RobotAuthority(
            new AccessPolicy(new Memberships()
                    .project("team", 42, false)
                    .project("other", 43, false)
                    .member(42, 7, Role.DEVELOPER)
                    .member(42, 8, Role.MAINTAINER)),
            new RobotProjects(JdbcClient.create(DATABASE.dataSource())));

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void S02_aPersonGivesWhatTheirRoleHoldsInThatProject() {
        Principal developer = person(7, SystemRole.NONE);

        assertThatCode(() -> authority.requireWithin(developer, in(42, PULL))).doesNotThrowAnyException();
        refused(developer, in(42, PULL, DELETE));
        refused(developer, in(43, PULL));
        refused(developer, new RobotRights(Set.of(), Set.of(PULL), Map.of()));
        refused(developer, new RobotRights(Set.of(PULL), Set.of(), Map.of()));
    }

    @Test
    void S02_theAuditorGivesNothing() {
        refused(person(9, SystemRole.AUDITOR), in(42, PULL));
    }

    @Test
    void anAdministratorGivesEverything() {
        assertThatCode(() -> authority.requireWithin(
                        person(9, SystemRole.ADMINISTRATOR),
                        new RobotRights(Set.of(LIST_METADATA), Set.of(DELETE), Map.of(43L, Set.of(PULL)))))
                .doesNotThrowAnyException();
    }

    @Test
    void whoReadsAProjectsMetadataGivesTheRightToListThem() {
        assertThatCode(() -> authority.requireWithin(person(8, SystemRole.NONE), in(42, LIST_METADATA)))
                .doesNotThrowAnyException();
        refused(person(7, SystemRole.NONE), in(42, LIST_METADATA));
    }

    private void refused(Principal by, RobotRights rights) {
        assertThatThrownBy(() -> authority.requireWithin(by, rights)).isInstanceOf(BeyondOwnRights.class);
    }

    private static Principal person(long id, SystemRole role) {
        return new Principal.User(id, "somebody", role, Credential.PASSWORD);
    }

    private static RobotRights in(long projectId, Permission... rights) {
        return new RobotRights(Set.of(), Set.of(), Map.of(projectId, Set.of(rights)));
    }
}
