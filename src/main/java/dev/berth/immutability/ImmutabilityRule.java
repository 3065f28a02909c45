package dev.berth.immutability;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.immutability.Coverage.Words;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A rule of a project that freezes tags, unless it is disabled. */
@Entity
@Table(name = "immutability_rule")
class ImmutabilityRule {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "rule_id")
    private @Nullable Long id;

    private long projectId;
    private boolean disabled;
    private String tagDecoration;
    private String tagPattern;
    private String repositoryDecoration;
    private String repositoryPattern;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ImmutabilityRule() {}

    ImmutabilityRule(long projectId, Words covered, boolean disabled) {
        this.projectId = projectId;
        this.disabled = disabled;
        this.tagDecoration = covered.tagDecoration();
        this.tagPattern = covered.tagPattern();
        this.repositoryDecoration = covered.repositoryDecoration();
        this.repositoryPattern = covered.repositoryPattern();
    }

    void change(Words covered, boolean disabledNow) {
        this.disabled = disabledNow;
        this.tagDecoration = covered.tagDecoration();
        this.tagPattern = covered.tagPattern();
        this.repositoryDecoration = covered.repositoryDecoration();
        this.repositoryPattern = covered.repositoryPattern();
    }

    /** The id, which a stored rule always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the rule has not been stored yet");
        }
        return id;
    }

    long projectId() {
        return projectId;
    }

    Words covered() {
        return new Words(tagDecoration, tagPattern, repositoryDecoration, repositoryPattern);
    }

    /** What people decide about it, by the API's names. */
    Map<String, Object> described() {
        Map<String, Object> described = new HashMap<>(covered().described());
        described.put("disabled", disabled);
        return described;
    }

    RuleReply reply() {
        return RuleReply.of(id(), disabled, covered());
    }
}
