package dev.berth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import dev.berth.access.ProjectVisibility;
import dev.berth.access.RepositoryAction;
import dev.berth.access.Resource;
import dev.berth.access.RobotRights;
import dev.berth.access.SystemRole;
import dev.berth.testkit.Memberships;
import dev.berth.testkit.TestDatabase;
import dev.berth.testkit.TurnedClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Who a token was issued to, and that it opens to them what they could open themselves. */
class TokenSubjectsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Permission PUSH = Permission.to(Action.PUSH, Resource.REPOSITORY);
    private static final Permission LIST_PROJECTS = Permission.to(Action.LIST, Resource.PROJECT);
    private static final String CATALOG = "registry:catalog:*";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final AccessPolicy policy = new AccessPolicy(new Memberships()
            .project("team", 42, false)
            .project("other", 43, false)
            .project("library", 1, true));
    private final TokenProperties properties = new TokenProperties(Duration.ofMinutes(5), Duration.ofDays(30));
    private final SigningKeyTable table = new SigningKeyTable(JdbcClient.create(DATABASE.dataSource()));
    private final AccessTokens tokens = new AccessTokens(
            new TokenGrants(policy),
            new SigningKeys(table, new SigningKeyRotation(table, properties, clock), properties, clock),
            properties::life,
            clock);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void aRobotsTokenOpensWhatTheRobotMayAndWasAsked() {
        Principal robot = robot(new RobotRights(Set.of(), Set.of(), Map.of(42L, Set.of(PUSH))));

        Principal.Bearer bearer = bearer(robot, "repository:team/app:pull,push,delete", "repository:other/app:pull");

        assertThat(bearer.grants().getFirst().projectId()).isEqualTo(42);
        assertThat(bearer.grants().getFirst().actions()).containsExactly(RepositoryAction.PULL, RepositoryAction.PUSH);
        assertThat(bearer.grants().getLast().actions()).isEmpty();
    }

    @Test
    void aRobotsTokenNamesTheRobotAndNoRightsBesideItsGrants() {
        Principal.Bearer bearer = bearer(
                robot(new RobotRights(Set.of(LIST_PROJECTS), Set.of(PUSH), Map.of())), "repository:team/app:pull");

        assertThat(bearer.subject()).isEqualTo(new Principal.Robot(7, "robot$ci", RobotRights.NONE));
        assertThat(bearer.key()).isEqualTo("robot:7");
        assertThat(bearer.credential()).isEqualTo(Credential.ACCESS_TOKEN);
        assertThat(bearer.catalog()).isFalse();
    }

    @Test
    void S32_theCatalogShowsTheSameByTokenAndBySecret() {
        for (RobotRights rights : List.of(
                RobotRights.NONE,
                new RobotRights(Set.of(), Set.of(), Map.of(42L, Set.of(PUSH))),
                new RobotRights(Set.of(), Set.of(PUSH), Map.of()),
                new RobotRights(Set.of(LIST_PROJECTS), Set.of(), Map.of()))) {
            Principal robot = robot(rights);
            assertThat(policy.visible(bearer(robot, CATALOG))).isEqualTo(policy.visible(robot));
        }
        assertThat(policy.visible(bearer(
                        robot(new RobotRights(Set.of(), Set.of(), Map.of(42L, Set.of(PUSH)))), CATALOG)))
                .isEqualTo(new ProjectVisibility.Only(Set.of(1L, 42L)));
    }

    @Test
    void S32_whatAPersonIsInTheSystemStandsInTheToken() {
        for (SystemRole role : SystemRole.values()) {
            Principal person = new Principal.User(7, "somebody", role, Credential.PASSWORD);
            Principal.Bearer bearer = bearer(person, CATALOG, "repository:team/app:pull,push,delete");

            assertThat(bearer.subject()).isEqualTo(new Principal.User(7, "somebody", role, Credential.ACCESS_TOKEN));
            assertThat(policy.visible(bearer)).isEqualTo(policy.visible(person));
            assertThat(bearer.grants().getFirst().actions())
                    .hasSize(role == SystemRole.ADMINISTRATOR ? RepositoryAction.values().length : 0);
        }
    }

    @Test
    void S18_aPersonAndARobotOfTheSameIdAndNameAreTwo() {
        Principal person = new Principal.User(7, "robot$ci", SystemRole.NONE, Credential.PASSWORD);

        assertThat(bearer(person, "repository:library/app:pull").key())
                .isNotEqualTo(bearer(robot(RobotRights.NONE), "repository:library/app:pull")
                        .key());
    }

    private static Principal robot(RobotRights rights) {
        return new Principal.Robot(7, "robot$ci", rights);
    }

    private Principal.Bearer bearer(Principal subject, String... scopes) {
        return tokens.verify(tokens.issue(
                        subject, List.of(scopes).stream().map(TokenScope::parse).toList())
                .value());
    }
}
