package dev.berth.project;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A word that people attach to artifacts. */
@Entity
@Table(name = "project_label")
class Label {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "label_id")
    private @Nullable Long id;

    private @Nullable Long projectId;
    private String name;
    private String description;
    private String color;
    private Instant createdAt;
    private Instant updatedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Label() {}

    Label(@Nullable Long projectId, LabelText text, Instant now) {
        this.projectId = projectId;
        this.name = text.name();
        this.description = text.description();
        this.color = text.color();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(LabelText text, Instant now) {
        this.name = text.name();
        this.description = text.description();
        this.color = text.color();
        this.updatedAt = now;
    }

    /** The id, which a stored label always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the label has not been stored yet");
        }
        return id;
    }

    /** Absent for one of all projects. */
    @Nullable
    Long projectId() {
        return projectId;
    }

    String name() {
        return name;
    }

    /** What people decide about it, by the API's names. */
    Map<String, Object> described() {
        return Map.of("name", name, "description", description, "color", color, "scope", LabelScope.of(projectId));
    }

    LabelReply reply() {
        return new LabelReply(
                id(), name, description, color, LabelScope.of(projectId), projectId, createdAt, updatedAt);
    }
}
