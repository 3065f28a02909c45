package dev.berth.access;

import java.util.EnumSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoleMatrixTest {

    private static final Permission PUSH = Permission.to(Action.PUSH, Resource.REPOSITORY);
    private static final Permission PULL = Permission.to(Action.PULL, Resource.REPOSITORY);
    private static final Permission DELETE = Permission.to(Action.DELETE, Resource.REPOSITORY);

    @Test
    void onlyDevelopersAndAboveMayPush() {
        assertThat(Role.values())
                .filteredOn(role -> role.grants(PUSH))
                .containsExactlyInAnyOrder(Role.PROJECT_ADMIN, Role.MAINTAINER, Role.DEVELOPER);
    }

    @Test
    void everyRoleMayPull() {
        assertThat(Role.values()).allMatch(role -> role.grants(PULL));
    }

    @Test
    void onlyMaintainersAndAboveMayDeleteARepository() {
        assertThat(Role.values())
                .filteredOn(role -> role.grants(DELETE))
                .containsExactlyInAnyOrder(Role.PROJECT_ADMIN, Role.MAINTAINER);
    }

    @Test
    void onAPublicProjectEverybodyMayPullAndNobodyPush() {
        assertThat(Role.publicGrants(PULL)).isTrue();
        assertThat(Role.publicGrants(PUSH)).isFalse();
        assertThat(Role.publicGrants(Permission.to(Action.LIST, Resource.MEMBER)))
                .isFalse();
    }

    @Test
    void aLimitedGuestDoesNotSeeTheMembers() {
        assertThat(Role.LIMITED_GUEST.grants(Permission.to(Action.LIST, Resource.MEMBER)))
                .isFalse();
        assertThat(Role.GUEST.grants(Permission.to(Action.LIST, Resource.MEMBER)))
                .isTrue();
    }

    @Test
    void whateverARoleMayTheProjectAdministratorMayToo() {
        for (Role role : Role.values()) {
            assertThat(RoleMatrix.column("projectAdmin")).containsAll(RoleMatrix.column(role.label()));
        }
    }

    @Test
    void eachResourceOfProjectsHasARow() {
        assertThat(RoleMatrix.column("projectAdmin"))
                .extracting(Permission::resource)
                .containsAll(EnumSet.range(Resource.PROJECT, Resource.EXPORT_CVE));
    }

    @Test
    void theIdsAreHarbors() {
        assertThat(Role.of(1)).isEqualTo(Role.PROJECT_ADMIN);
        assertThat(Role.of(2)).isEqualTo(Role.DEVELOPER);
        assertThat(Role.of(3)).isEqualTo(Role.GUEST);
        assertThat(Role.of(4)).isEqualTo(Role.MAINTAINER);
        assertThat(Role.of(5)).isEqualTo(Role.LIMITED_GUEST);
    }
}
