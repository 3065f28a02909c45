package dev.berth.project;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.berth.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person's or a group's role in a project. */
@Entity
@Table(name = "project_member")
class ProjectMember {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "member_id")
    private @Nullable Long id;

    private long projectId;
    private @Nullable Long userId;
    private @Nullable Long groupId;
    private short roleId;

    @SuppressWarnings("UnusedVariable") // for those who read the table
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // for those who read the table
    private Instant updatedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ProjectMember() {}

    ProjectMember(long projectId, MemberType type, long entityId, Role role, Instant now) {
        this.projectId = projectId;
        this.userId = type == MemberType.PERSON ? entityId : null;
        this.groupId = type == MemberType.GROUP ? entityId : null;
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
        return Map.of(
                "entity_id", entityId(),
                "entity_type", type().label(),
                "role_id", role().id(),
                "role_name", role().label());
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

    MemberType type() {
        return groupId == null ? MemberType.PERSON : MemberType.GROUP;
    }

    /** The person's or the group's id. */
    long entityId() {
        return Objects.requireNonNull(groupId == null ? userId : groupId);
    }

    Role role() {
        return Role.of(roleId);
    }
}
