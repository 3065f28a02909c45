package dev.berth.retention;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The rules of a project. When they are applied by themselves is kept by {@link dev.berth.job.Schedules}. */
@Entity
@Table(name = "retention_policy")
class Policy {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "policy_id")
    private @Nullable Long id;

    private long projectId;
    private String rules;

    @SuppressWarnings("UnusedVariable") // for those who look into the table
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // for those who look into the table
    private Instant updatedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Policy() {}

    /** @param rules as {@link RulesText} writes them */
    Policy(long projectId, String rules, Instant now) {
        this.projectId = projectId;
        this.rules = rules;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(String changed, Instant now) {
        this.rules = changed;
        this.updatedAt = now;
    }

    /** The id, which a stored policy always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the policy has not been stored yet");
        }
        return id;
    }

    long projectId() {
        return projectId;
    }

    String rules() {
        return rules;
    }
}
