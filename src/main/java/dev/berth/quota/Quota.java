package dev.berth.quota;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A project's limit. What it holds is in a table of its own, so that nobody who changes a limit waits for a push. */
@Entity
@Table(name = "quota")
class Quota {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "quota_id")
    private @Nullable Long id;

    private long projectId;
    private long storageLimit;

    @SuppressWarnings("UnusedVariable") // QuotaLookup reads it
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // QuotaLookup reads it
    private Instant updatedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Quota() {}

    Quota(long projectId, StorageLimit limit, Instant now) {
        this.projectId = projectId;
        this.storageLimit = limit.bytes();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(StorageLimit limit, Instant now) {
        this.storageLimit = limit.bytes();
        this.updatedAt = now;
    }

    long projectId() {
        return projectId;
    }

    long storageLimit() {
        return storageLimit;
    }
}
