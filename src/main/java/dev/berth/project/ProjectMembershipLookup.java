package dev.berth.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectMembership;
import dev.berth.access.Role;

/** Answers who has which role where. It is asked on nearly every request, so it reads by one statement and beside JPA; it writes nothing. */
@Component
class ProjectMembershipLookup implements ProjectMembership {

    private static final String STANDING = """
            select p.project_id, p.name, p.public, m.role_id
              from project p
              left join project_member m on m.project_id = p.project_id and m.user_id = :user
             where p.deleted_at is null
            """;

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
                        select p.project_id
                          from project_member m
                          join project p on p.project_id = m.project_id
                         where m.user_id = :user and p.deleted_at is null
                        """)
                .param("user", userId, Types.BIGINT)
                .query((row, number) -> row.getLong(1))
                .set();
    }

    @Override
    public Set<Long> memberOf(long userId, Set<Role> roles) {
        return jdbc.sql("""
                        select p.project_id
                          from project_member m
                          join project p on p.project_id = m.project_id
                         where m.user_id = :user and m.role_id = any(:roles) and p.deleted_at is null
                        """)
                .param("user", userId)
                .param("roles", roles.stream().map(role -> (short) role.id()).toArray(Short[]::new))
                .query((row, number) -> row.getLong(1))
                .set();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        int role = row.getInt("role_id");
        return new Standing(
                row.getLong("project_id"),
                row.getString("name"),
                row.getBoolean("public"),
                role == 0 ? null : Role.of(role));
    }
}
