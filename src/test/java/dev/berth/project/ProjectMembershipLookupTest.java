package dev.berth.project;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.access.ProjectMembership.Standing;
import dev.berth.access.Role;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** 10,000 groups of one provider, of which somebody is in 2,000, and 1,000 projects with ten groups and ten people each. */
class ProjectMembershipLookupTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

    /** In every fifth group. */
    private static final long ADA = 2;

    /** In no group. */
    private static final long GRACE = 3;

    private final ProjectMembershipLookup lookup = new ProjectMembershipLookup(JDBC);

    @BeforeAll
    static void fill() {
        run("insert into identity_user (username) select 'user' || n from generate_series(1, 30) n");
        run("insert into identity_provider (kind, name, settings) values ('oidc', 'on', '{}')");
        run("insert into identity_provider (kind, name, settings, enabled) values ('oidc', 'off', '{}', false)");
        run(
                "insert into identity_group (provider_id, key, name, provider_name) select 1, n, n, n from generate_series(1, 10000) n");
        run("insert into identity_group (provider_id, key, name, provider_name) values (2, 'off', 'off', 'off')");
        run("insert into identity_group_member select group_id, 2 from identity_group where group_id % 5 = 0");
        run("""
                insert into identity_group_member
                select group_id, user_id from identity_group, identity_user where group_id % 5 = 1 and user_id > 3
                """);
        run("insert into identity_group_member values (10001, 2)");
        run("insert into project (name, owner_id, public) select n, 2, n = 900 from generate_series(2, 1001) n");
        run("""
                insert into project_member (project_id, user_id, role_id)
                select p.project_id, 10 + n, 2 from project p, generate_series(1, 10) n
                """);
        run("""
                insert into project_member (project_id, group_id, role_id)
                select p.project_id, p.project_id * 10 + n * 5 - 4, 3 from project p, generate_series(1, 10) n
                where p.project_id > 100 and p.project_id < 900
                """);
        run("insert into project_member (project_id, user_id, role_id) values (50, 2, 4)");
        run("insert into project_member (project_id, group_id, role_id) values (50, 5, 2), (50, 10, 3), (50, 15, 3)");
        run("insert into project_member (project_id, group_id, role_id) values (51, 10001, 1), (52, 20, 5)");
        run("analyze");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void rolesOfAPersonAndOfTheirGroupsCountTogether() {
        assertThat(find(50, ADA).roles()).containsExactlyInAnyOrder(Role.MAINTAINER, Role.DEVELOPER, Role.GUEST);
        assertThat(lookup.find("52", ADA).orElseThrow().roles()).containsExactly(Role.LIMITED_GUEST);
        assertThat(find(50, GRACE).roles()).isEmpty();
        assertThat(lookup.find(50, null).orElseThrow().roles()).isEmpty();
        assertThat(lookup.roles(ADA, List.of(50L, 51L, 52L)))
                .containsOnlyKeys(50L, 52L)
                .containsEntry(50L, Set.of(Role.MAINTAINER, Role.DEVELOPER, Role.GUEST));
    }

    @Test
    void groupsOfAProviderThatIsSwitchedOffGiveNothing() {
        assertThat(find(51, ADA).roles()).isEmpty();
        assertThat(lookup.visibleTo(ADA)).doesNotContain(51L);
        assertThat(lookup.memberOf(ADA, Set.of(Role.PROJECT_ADMIN))).isEmpty();
    }

    @Test
    void S43_listsHoldWhatGroupsOpenAndNoMore() {
        assertThat(lookup.visibleTo(ADA)).containsExactlyInAnyOrder(50L, 52L, 900L);
        assertThat(lookup.visibleTo(GRACE)).containsExactly(900L);
        assertThat(lookup.visibleTo(null)).containsExactly(900L);
        assertThat(lookup.memberOf(ADA, Set.of(Role.GUEST))).containsExactly(50L);
        assertThat(lookup.memberOf(ADA, Set.of(Role.LIMITED_GUEST, Role.MAINTAINER)))
                .containsExactlyInAnyOrder(50L, 52L);
        assertThat(lookup.memberOf(GRACE, Set.of(Role.values()))).isEmpty();
    }

    /** What nearly every request asks reads a few rows by indexes, whoever asks and whatever the planner knows of the values. */
    @Test
    void noTableIsReadAsAWhole() {
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            assertThat(plan(mode, ProjectMembershipLookup.STANDING + " and p.name = '50'"))
                    .doesNotContain("Seq Scan on project")
                    .doesNotContain("Seq Scan on identity_group")
                    .contains("identity_group_member_pkey");
        }
    }

    private Standing find(long project, long user) {
        return lookup.find(project, user).orElseThrow();
    }

    private static String plan(String mode, String sql) {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = " + mode);
            statement.execute("prepare standing(bigint) as " + sql.replace(":user", "$1"));
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain execute standing(2)")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            statement.execute("discard all");
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String sql) {
        JDBC.sql(sql).update();
    }
}
