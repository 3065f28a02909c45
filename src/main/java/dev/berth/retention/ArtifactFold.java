package dev.berth.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.Tag;

/** One manifest out of the rows of its tags. It holds the first tags alone, however many there are. */
final class ArtifactFold {

    private static final int SHOWN_TAGS = 20;

    private final String digest;
    private final long artifactId;
    private final String type;
    private final @Nullable String subject;
    private final List<String> labels;
    private final Instant createdAt;
    private final boolean listed;
    private final boolean leased;
    private final List<RuleMatch> matches;
    private final Predicate<Tag> immutable;

    private final List<String> tags = new ArrayList<>();
    private int tagCount;
    private Instant pushedAt;
    private @Nullable Instant pulledAt;
    private @Nullable String immutableTag;

    /**
     * Begins with what each row says of the manifest.
     *
     * @param immutable whether a tag may not be deleted
     */
    ArtifactFold(ResultSet row, List<RuleSelection> rules, Predicate<Tag> immutable) throws SQLException {
        this.digest = row.getString("digest");
        this.artifactId = row.getLong("artifact_id");
        this.type = row.getString("type");
        this.subject = row.getString("accessory_subject");
        this.labels = List.of((String[]) row.getArray("labels").getArray());
        this.createdAt = row.getObject("pushed_at", OffsetDateTime.class).toInstant();
        this.listed = row.getBoolean("listed");
        this.leased = row.getBoolean("leased");
        this.pushedAt = createdAt;
        this.pulledAt = instant(row, "pulled_at");
        this.matches = rules.stream().map(RuleMatch::new).toList();
        this.immutable = immutable;
    }

    boolean isOf(ResultSet row) throws SQLException {
        return digest.equals(row.getString("digest"));
    }

    /** Takes the tag of a row, which has none where the manifest has none. */
    void add(ResultSet row) throws SQLException {
        String name = row.getString("tag");
        if (name == null) {
            return;
        }
        Tag tag = new Tag(name);
        tagCount++;
        if (tags.size() < SHOWN_TAGS) {
            tags.add(name);
        }
        matches.forEach(match -> match.add(tag));
        if (immutableTag == null && immutable.test(tag)) {
            immutableTag = name;
        }
        Instant pushed = row.getObject("tag_pushed_at", OffsetDateTime.class).toInstant();
        pushedAt = pushed.isAfter(pushedAt) ? pushed : pushedAt;
        Instant pulled = instant(row, "tag_pulled_at");
        pulledAt = pulledAt == null || (pulled != null && pulled.isAfter(pulledAt)) ? pulled : pulledAt;
    }

    FoundArtifact found() {
        Map<Integer, String> selected = new HashMap<>();
        for (int place = 0; place < matches.size(); place++) {
            int rule = place;
            matches.get(place).selectedBy().ifPresent(tag -> selected.put(rule, tag));
        }
        return new FoundArtifact(
                digest,
                role(),
                type,
                subject,
                List.copyOf(tags),
                tagCount,
                labels,
                createdAt,
                new Candidate(artifactId, pushedAt, pulledAt, selected, tagCount == 0 && leased, immutableTag));
    }

    private Role role() {
        if (subject != null) {
            return Role.ACCESSORY;
        }
        return tagCount == 0 && listed ? Role.CHILD : Role.CANDIDATE;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
