package dev.berth.project;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A place for repositories, with members of its own. */
@Entity
@Table(name = "project")
class Project {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "project_id")
    private @Nullable Long id;

    private String name;
    private long ownerId;

    @Column(name = "public")
    private boolean open;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    Project(ProjectName name, long ownerId, boolean open, Instant now) {
        this.name = name.value();
        this.ownerId = ownerId;
        this.open = open;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void delete(Instant now) {
        this.deletedAt = now;
        this.updatedAt = now;
    }

    /** The id, which a stored project always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the project has not been stored yet");
        }
        return id;
    }

    String name() {
        return name;
    }

    long ownerId() {
        return ownerId;
    }

    /** Whether everybody may pull from it. */
    boolean isPublic() {
        return open;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
