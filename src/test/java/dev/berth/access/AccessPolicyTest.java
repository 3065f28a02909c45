package dev.berth.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.ErrorKind;
import dev.berth.testkit.Memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccessPolicyTest {

    private static final long SECRET = 7;
    private static final RepositoryName IN_SECRET = new RepositoryName("secret/app");
    private static final RepositoryName IN_LIBRARY = new RepositoryName("library/app");
    private static final RepositoryName NOWHERE = new RepositoryName("nowhere/app");

    private static final Permission PULL = Permission.to(Action.PULL, Resource.REPOSITORY);

    private static final Principal ANYBODY = new Principal.Anonymous();
    private static final Principal ADMIN =
            new Principal.User(1, "admin", SystemRole.ADMINISTRATOR, Credential.PASSWORD);
    private static final Principal AUDITOR = new Principal.User(4, "auditor", SystemRole.AUDITOR, Credential.PASSWORD);
    private static final Principal GUEST = new Principal.User(2, "guest", SystemRole.NONE, Credential.PASSWORD);
    private static final Principal STRANGER = new Principal.User(3, "stranger", SystemRole.NONE, Credential.PASSWORD);

    private final Memberships memberships = new Memberships()
            .project("library", 1, true)
            .project("secret", SECRET, false)
            .member(SECRET, 2, Role.GUEST);
    private final AccessPolicy policy = new AccessPolicy(memberships);

    @Test
    void everybodyPullsFromAPublicProject() {
        assertThat(policy.require(ANYBODY, RepositoryAction.PULL, IN_LIBRARY).projectId())
                .isEqualTo(1);
    }

    @Test
    void nobodyPushesToAPublicProjectWithoutARole() {
        assertThat(policy.find(STRANGER, RepositoryAction.PUSH, IN_LIBRARY)).isEmpty();
    }

    @Test
    void aGuestPullsAndDoesNotPush() {
        assertThat(policy.find(GUEST, RepositoryAction.PULL, IN_SECRET)).isPresent();
        assertThat(policy.find(GUEST, RepositoryAction.PUSH, IN_SECRET)).isEmpty();
        assertThat(policy.find(GUEST, RepositoryAction.DELETE, IN_SECRET)).isEmpty();
    }

    @Test
    void severalRolesGiveWhatAnyOfThemGives() {
        memberships.member(SECRET, 3, Role.LIMITED_GUEST, Role.DEVELOPER);
        assertThat(policy.find(STRANGER, RepositoryAction.PUSH, IN_SECRET)).isPresent();
        assertThat(policy.find(STRANGER, RepositoryAction.DELETE, IN_SECRET)).isEmpty();
        assertThat(policy.permissionsIn(STRANGER, SECRET))
                .containsAll(List.copyOf(RoleMatrix.column("limitedGuest")))
                .hasSameElementsAs(RoleMatrix.column("developer"));
    }

    @Test
    void anAdministratorMayEverythingInAProjectThatExists() {
        assertThat(policy.find(ADMIN, RepositoryAction.DELETE, IN_SECRET)).isPresent();
        assertThat(policy.find(ADMIN, RepositoryAction.PULL, NOWHERE)).isEmpty();
    }

    @Test
    void S43_aPrivateProjectAndAnAbsentOneAreRefusedInTheSameWords() {
        String onPrivate = refusal(STRANGER, IN_SECRET).getMessage();
        String onAbsent = refusal(STRANGER, NOWHERE).getMessage();

        assertThat(onPrivate.replace("secret", "x")).isEqualTo(onAbsent.replace("nowhere", "x"));
        assertThat(refusal(STRANGER, IN_SECRET).kind()).isEqualTo(ErrorKind.DENIED);
        assertThat(refusal(ANYBODY, IN_SECRET).kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(refusal(ANYBODY, NOWHERE).kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    }

    @Test
    void S43_aRefusedGrantDoesNotCarryTheProjectsId() {
        var asked = List.of(RepositoryAction.PULL);

        assertThat(policy.grant(STRANGER, IN_SECRET, asked).projectId())
                .isEqualTo(policy.grant(STRANGER, NOWHERE, asked).projectId());
    }

    @Test
    void aTokenMayWhatItSaysAndTheDatabaseIsNotAsked() {
        var token = bearer(new Principal.Grant(SECRET, IN_SECRET, List.of(RepositoryAction.PULL)));

        assertThat(policy.require(token, RepositoryAction.PULL, IN_SECRET))
                .isEqualTo(new RepositoryScope(SECRET, IN_SECRET));
        assertThat(policy.find(token, RepositoryAction.PUSH, IN_SECRET)).isEmpty();
        assertThat(memberships.questions()).isZero();
    }

    @Test
    void S22_aTokenOpensNoOtherRepositoryBeItsHolderTheAdministrator() {
        var token = bearer(new Principal.Grant(SECRET, IN_SECRET, List.of(RepositoryAction.PULL)));

        assertThat(policy.find(token, RepositoryAction.PULL, new RepositoryName("secret/app2")))
                .isEmpty();
        assertThat(policy.find(token, RepositoryAction.PULL, IN_LIBRARY)).isEmpty();
    }

    @Test
    void S16_aTokenNamesTheProjectThatWasAndNotTheOneThatCameAfter() {
        var grant = policy.grant(GUEST, IN_SECRET, List.of(RepositoryAction.PULL));
        memberships.remove("secret");
        memberships.project("secret", 8, true);

        assertThat(policy.require(bearer(grant), RepositoryAction.PULL, IN_SECRET)
                        .projectId())
                .isEqualTo(SECRET);
        assertThat(policy.require(GUEST, RepositoryAction.PULL, IN_SECRET).projectId())
                .isEqualTo(8);
    }

    @Test
    void S26_aTokenSpeaksOfWhatItWasAskedForRefusedOrNot() {
        var token = bearer(new Principal.Grant(0, IN_SECRET, List.of()));

        assertThat(policy.speaksOf(token, IN_SECRET)).isTrue();
        assertThat(policy.speaksOf(token, IN_LIBRARY)).isFalse();
        assertThat(policy.speaksOf(STRANGER, IN_LIBRARY)).isTrue();
    }

    @Test
    void theCatalogShowsWhatIsPublicAndWhatOneIsAMemberOf() {
        assertThat(policy.visible(ADMIN)).isEqualTo(new ProjectVisibility.All());
        assertThat(policy.visible(GUEST)).isEqualTo(new ProjectVisibility.Only(Set.of(1L, SECRET)));
        assertThat(policy.visible(STRANGER)).isEqualTo(new ProjectVisibility.Only(Set.of(1L)));
    }

    @Test
    void aTokenReachesTheCatalogOnlyWhereItSaysSo() {
        assertThat(policy.visible(new Principal.Bearer(GUEST, List.of(), true))).isEqualTo(policy.visible(GUEST));
        assertThatThrownBy(() -> policy.visible(bearer())).isInstanceOf(AccessDenied.class);
    }

    @Test
    void aProjectsMembersAreForThoseWhoseRoleSaysSo() {
        var list = Permission.to(Action.LIST, Resource.MEMBER);

        policy.require(GUEST, list, SECRET);
        policy.require(ADMIN, list, SECRET);
        assertThatThrownBy(() -> policy.require(STRANGER, list, SECRET)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> policy.require(bearer(), list, SECRET)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void S32_anAccessTokenOfAnAdministratorDoesNotAdminister() {
        assertThatThrownBy(() -> policy.requireAdministrator(bearer())).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> policy.requirePerson(bearer())).isInstanceOf(AccessDenied.class);
    }

    @Test
    void theAuditorReadsAndListsEverythingAndChangesAndPullsNothing() {
        policy.require(AUDITOR, Permission.to(Action.LIST, Resource.MEMBER), SECRET);
        policy.requireSystem(AUDITOR, Permission.to(Action.LIST, Resource.AUDIT_LOG));

        assertThat(policy.allows(AUDITOR, Permission.to(Action.CREATE, Resource.MEMBER), SECRET))
                .isFalse();
        assertThat(policy.allowsSystem(AUDITOR, Permission.to(Action.UPDATE, Resource.CONFIGURATION)))
                .isFalse();
        assertThat(policy.find(AUDITOR, RepositoryAction.PULL, IN_SECRET)).isEmpty();
        assertThatThrownBy(() -> policy.requireAdministrator(AUDITOR)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void S02_aRobotOfOneProjectReachesNoOther() {
        var robot = robot(new RobotRights(Set.of(), Set.of(), Map.of(SECRET, Set.of(PULL))));
        memberships.project("other", 9, false);

        assertThat(policy.find(robot, RepositoryAction.PULL, IN_SECRET)).isPresent();
        assertThat(policy.find(robot, RepositoryAction.PUSH, IN_SECRET)).isEmpty();
        assertThat(policy.find(robot, RepositoryAction.PULL, new RepositoryName("other/app")))
                .isEmpty();
        assertThat(policy.visible(robot)).isEqualTo(new ProjectVisibility.Only(Set.of(1L, SECRET)));
    }

    @Test
    void aRobotForEveryProjectReachesThoseThatExist() {
        var robot = robot(new RobotRights(Set.of(), Set.of(PULL), Map.of()));

        assertThat(policy.find(robot, RepositoryAction.PULL, IN_SECRET)).isPresent();
        assertThat(policy.find(robot, RepositoryAction.PULL, NOWHERE)).isEmpty();
    }

    @Test
    void aRobotsRightsInTheSystemAndInProjectsAreApart() {
        var list = Permission.to(Action.LIST, Resource.ROBOT);
        var inSystem = robot(new RobotRights(Set.of(list), Set.of(), Map.of()));
        var inProjects = robot(new RobotRights(Set.of(), Set.of(list), Map.of()));

        assertThat(policy.allowsSystem(inSystem, list)).isTrue();
        assertThat(policy.allows(inSystem, list, SECRET)).isFalse();
        assertThat(policy.allowsSystem(inProjects, list)).isFalse();
        assertThat(policy.allows(inProjects, list, SECRET)).isTrue();
    }

    @Test
    void S43_anAbsentProjectIsNotFoundOnlyByThoseWhoSeeEveryProject() {
        var read = Permission.to(Action.READ, Resource.PROJECT);
        var absent = new ProjectReference.ByName("nowhere");

        for (Principal all : List.of(ADMIN, AUDITOR)) {
            assertThatThrownBy(() -> policy.require(all, read, absent)).isInstanceOf(ProjectNotFound.class);
        }
        for (Principal some : List.of(ANYBODY, GUEST, STRANGER, robot(RobotRights.NONE))) {
            assertThatThrownBy(() -> policy.require(some, read, absent)).isInstanceOf(AccessDenied.class);
        }
    }

    @Test
    void aNumberIsAnIdUnlessItIsSaidToBeAName() {
        assertThat(ProjectReference.of("42", false)).isEqualTo(new ProjectReference.ById(42));
        assertThat(ProjectReference.of("42", true)).isEqualTo(new ProjectReference.ByName("42"));
        assertThat(ProjectReference.of("9999999999999999999", false))
                .isEqualTo(new ProjectReference.ByName("9999999999999999999"));
    }

    private static Principal.Robot robot(RobotRights rights) {
        return new Principal.Robot(1, "robot$builder", rights);
    }

    private AccessDenied refusal(Principal principal, RepositoryName repository) {
        return catchThrowableOfType(
                AccessDenied.class, () -> policy.require(principal, RepositoryAction.PULL, repository));
    }

    private static Principal.Bearer bearer(Principal.Grant... grants) {
        return new Principal.Bearer(ADMIN, List.of(grants), false);
    }
}
