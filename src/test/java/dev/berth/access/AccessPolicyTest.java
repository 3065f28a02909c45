package dev.berth.access;

import java.util.List;
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

    private static final Principal ANYBODY = new Principal.Anonymous();
    private static final Principal ADMIN =
            new Principal.User(1, "admin", SystemRole.ADMINISTRATOR, Credential.PASSWORD);
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

    private AccessDenied refusal(Principal principal, RepositoryName repository) {
        return catchThrowableOfType(
                AccessDenied.class, () -> policy.require(principal, RepositoryAction.PULL, repository));
    }

    private static Principal.Bearer bearer(Principal.Grant... grants) {
        return new Principal.Bearer(ADMIN, List.of(grants), false);
    }
}
