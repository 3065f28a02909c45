package dev.berth.robot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

import dev.berth.access.RobotRights;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

/** An account for machines, of the whole system or of one project. */
@Entity
@Table(name = "robot")
class Robot {

    /** As a duration and as an expiry. */
    static final long NEVER = -1;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "robot_id")
    private @Nullable Long id;

    private @Nullable Long projectId;
    private String name;
    private String description = "";
    private boolean disabled;
    private long duration;
    private long expiresAt;

    private String secret;
    private Instant secretChangedAt;

    @SuppressWarnings("UnusedVariable") // written here, read by RobotLookup
    private @Nullable String previousSecret;

    private @Nullable Instant previousSecretUntil;

    private String creatorType;
    private long creatorRef;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    /** For a page of robots one more statement. */
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "robot_permission", joinColumns = @JoinColumn(name = "robot_id"))
    private List<RobotPermission> permissions = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Robot() {}

    /** @param projectId absent for a robot of the system */
    Robot(RobotName name, @Nullable Long projectId, Creator creator, NewSecret secret, Instant now) {
        this.name = name.value();
        this.projectId = projectId;
        this.secret = secret.hash();
        this.secretChangedAt = now;
        this.creatorType = creator.type();
        this.creatorRef = creator.ref();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(String description) {
        this.description = description;
    }

    void disable(boolean disabled) {
        this.disabled = disabled;
    }

    /** @param days from its creation on, or {@link #NEVER} */
    void expireAfter(long days) {
        this.duration = days;
        this.expiresAt =
                days == NEVER ? NEVER : createdAt.plus(Duration.ofDays(days)).getEpochSecond();
    }

    void give(RobotRights rights) {
        List<RobotPermission> rows = GivenRights.rows(rights);
        permissions.clear();
        permissions.addAll(rows);
    }

    /** @param previousUntil until when the secret so far is good beside the new one; absent where it ends now */
    void change(NewSecret replacement, @Nullable Instant previousUntil, Instant now) {
        this.previousSecret = previousUntil == null ? null : secret;
        this.previousSecretUntil = previousUntil;
        this.secret = replacement.hash();
        this.secretChangedAt = now;
    }

    void revokePreviousSecret() {
        this.previousSecret = null;
        this.previousSecretUntil = null;
    }

    void touch(Instant now) {
        this.updatedAt = now;
    }

    /** The row stays, since its id stands beside what the robot has done. */
    void delete(Instant now) {
        revokePreviousSecret();
        this.secret = "";
        this.deletedAt = now;
        this.updatedAt = now;
    }

    /** The id, which a stored robot always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the robot has not been stored yet");
        }
        return id;
    }

    /** Absent for a robot of the system. */
    @Nullable
    Long projectId() {
        return projectId;
    }

    Level level() {
        return projectId == null ? Level.SYSTEM : Level.PROJECT;
    }

    /** Without the prefix. */
    String name() {
        return name;
    }

    String description() {
        return description;
    }

    boolean disabled() {
        return disabled;
    }

    long duration() {
        return duration;
    }

    long expiresAt() {
        return expiresAt;
    }

    RobotRights rights() {
        return GivenRights.of(permissions);
    }

    Instant secretChangedAt() {
        return secretChangedAt;
    }

    /** Absent where only one secret is good. */
    @Nullable
    Instant previousSecretUntil() {
        return previousSecretUntil;
    }

    Creator creator() {
        return new Creator(creatorType, creatorRef);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
