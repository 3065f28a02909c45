package dev.berth.project;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectMembership;
import dev.berth.access.Role;

/**
 * Answers who has which role where: a person's own and those of the person's groups, together. It is asked on nearly every request, so it
 * reads by one statement and beside JPA; it writes nothing. Groups of a provider that is switched off give no role.
 */
@Component
class ProjectMembershipLookup implements ProjectMembership {

    /** Of one person ({@code :user}), in every project: the only place that says what counts. */
    private static final String ROLES = """
            select m.project_id, m.role_id
              from project_member m
             where m.user_id = :user
            union all
            select m.project_id, m.role_id
              from identity_group_member i
              join project_member m on m.group_id = i.group_id
              join identity_group g on g.group_id = i.group_id
              join identity_provider o on o.provider_id = g.provider_id
             where i.user_id = :user and m.group_id is not null and o.enabled
            """;

    static final String STANDING = """
            select p.project_id, p.name, p.public,
                   array(select r.role_id from (%s) r where r.project_id = p.project_id) as roles
              from project p
             where p.deleted_at is null
            """.formatted(ROLES);

    private final JdbcClient jdbc;

    ProjectMembershipLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Standing> find(String project, @Nullable Long userId) {
        return jdbc.sql(STANDING + " and p.name = :name")
                .param("name", project)
                .param("user", userId, Types.BIGINT)
                .query(ProjectMembershipLookup::standing)
                .optional();
    }

    @Override
    public Optional<Standing> find(long projectId, @Nullable Long userId) {
        return jdbc.sql(STANDING + " and p.project_id = :id")
                .param("id", projectId)
                .param("user", userId, Types.BIGINT)
                .query(ProjectMembershipLookup::standing)
                .optional();
    }

    @Override
    public Set<Long> visibleTo(@Nullable Long userId) {
        return jdbc.sql("""
                        select project_id from project where public and deleted_at is null
                        union
                        select p.project_id from (%s) r join project p using (project_id) where p.deleted_at is null
                        """.formatted(ROLES))
                .param("user", userId, Types.BIGINT)
                .query((row, number) -> row.getLong(1))
                .set();
    }

    @Override
    public Set<Long> memberOf(long userId, Set<Role> roles) {
        return jdbc.sql("""
                        select distinct p.project_id
                          from (%s) r
                          join project p using (project_id)
                         where r.role_id = any(:roles) and p.deleted_at is null
                        """.formatted(ROLES))
                .param("user", userId)
                .param("roles", roles.stream().map(role -> (short) role.id()).toArray(Short[]::new))
                .query((row, number) -> row.getLong(1))
                .set();
    }

    /** The person's roles in those of these projects where there are any. */
    Map<Long, Set<Role>> roles(long userId, Collection<Long> projectIds) {
        Map<Long, Set<Role>> roles = new HashMap<>();
        jdbc.sql("select r.project_id, r.role_id from (%s) r where r.project_id = any(:projects)".formatted(ROLES))
                .param("user", userId)
                .param("projects", projectIds.toArray(Long[]::new))
                .query(row -> {
                    roles.computeIfAbsent(row.getLong("project_id"), absent -> EnumSet.noneOf(Role.class))
                            .add(Role.of(row.getInt("role_id")));
                });
        return roles;
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong("project_id"),
                row.getString("name"),
                row.getBoolean("public"),
                roles(row.getArray("roles")));
    }

    private static Set<Role> roles(Array ids) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Short id : (Short[]) ids.getArray()) {
            roles.add(Role.of(id));
        }
        return roles;
    }
}
