package dev.berth.project;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;

/** A place for repositories, with members of its own. */
@Entity
@Table(name = "project")
class Project {

    /** As many as a page can have: their settings are read by one statement. */
    private static final int LARGEST_PAGE = 100;

    /** Among the settings, but no setting: the server keeps it. */
    static final String RETENTION_ID = "retention_id";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "project_id")
    private @Nullable Long id;

    private String name;
    private long ownerId;

    @Column(name = "public")
    private boolean open;

    /** All settings but {@code public}, by their names in the API. */
    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = LARGEST_PAGE)
    @CollectionTable(name = "project_metadata", joinColumns = @JoinColumn(name = "project_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "value")
    private Map<String, String> settings = new HashMap<>();

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    Project(ProjectName name, long ownerId, Map<MetadataKey, String> metadata, Instant now) {
        this.name = name.value();
        this.ownerId = ownerId;
        this.createdAt = now;
        this.updatedAt = now;
        metadata.forEach(this::store);
    }

    void set(Map<MetadataKey, String> metadata, Instant now) {
        metadata.forEach(this::store);
        this.updatedAt = now;
    }

    void unset(MetadataKey key, Instant now) {
        settings.remove(key.label());
        this.updatedAt = now;
    }

    /** @param policyId of the policy that says what goes by itself; absent where there is none */
    void retain(@Nullable Long policyId, Instant now) {
        if (policyId == null) {
            settings.remove(RETENTION_ID);
        } else {
            settings.put(RETENTION_ID, policyId.toString());
        }
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

    /** All settings by their names in the API, whether everybody may pull among them. */
    Map<String, String> metadata() {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(MetadataKey.PUBLIC.label(), Boolean.toString(open));
        return all;
    }

    /** What people decide about it, by the API's names. */
    Map<String, Object> described() {
        return Map.of("name", name, "metadata", metadata());
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    private void store(MetadataKey key, String value) {
        if (key == MetadataKey.PUBLIC) {
            this.open = Boolean.parseBoolean(value);
        } else {
            settings.put(key.label(), value);
        }
    }
}
