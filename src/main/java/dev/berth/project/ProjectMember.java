package dev.berth.project;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody's role in a project. */
@Entity
@Table(name = "project_member")
class ProjectMember {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "member_id")
    private @Nullable Long id;

    private long projectId;
    private long userId;
    private short roleId;

    @SuppressWarnings("UnusedVariable") // for those who read the table
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // for those who read the table
    private Instant updatedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ProjectMember() {}

    ProjectMember(long projectId, long userId, Role role, Instant now) {
        this.projectId = projectId;
        this.userId = userId;
        this.roleId = (short) role.id();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(Role role, Instant now) {
        this.roleId = (short) role.id();
        this.updatedAt = now;
    }

    /** What people decide about it, by the API's names. */
    Map<String, Object> described() {
        return Map.of("entity_id", userId, "entity_type", "u", "role_id", role().id(), "role_name", role().label());
    }

    /** The id, which a stored member always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the member has not been stored yet");
        }
        return id;
    }

    long projectId() {
        return projectId;
    }

    long userId() {
        return userId;
    }

    Role role() {
        return Role.of(roleId);
    }
}
